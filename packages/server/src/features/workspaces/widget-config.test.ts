import type { WidgetConfig } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { contentOf, furnish } from '../../testing/house.ts'

eachDatabase((_kind, open) => {
  test('a widget reads what it may know, and no row is written', async () => {
    const api = testApi((await open()).db)
    const { workspace, admin, agent } = await furnish(api)
    const before = await contentOf(api.deps.db)
    const path = `/v1/widget-config?workspace=${workspace.key}`
    const first = await api.call<WidgetConfig>('GET', path)
    expect(first.status).toBe(200)
    expect(first.body).toMatchObject({ workspaceId: workspace.id, name: 'Acme', availability: { open: true } })
    expect(first.body.faces.map((face) => face.id).sort()).toEqual([admin.id, agent.id].sort())
    expect(first.headers.get('cache-control')).toBe('public, max-age=30')
    expect(first.headers.get('set-cookie')).toBeNull()

    const etag = first.headers.get('etag') ?? ''
    const again = await api.call('GET', path, { headers: { 'if-none-match': etag } })
    expect([again.status, again.headers.get('etag')]).toEqual([304, etag])
    expect(await contentOf(api.deps.db)).toEqual(before)
  })

  test('a change of settings is a change of the answer, and origins are held to', async () => {
    const api = testApi((await open()).db, { env: { DESKBELL_DEMO: 'off' } })
    const { workspace, admin } = await furnish(api)
    const path = `/v1/widget-config?workspace=${workspace.key}`
    const headers = { origin: 'https://shop.example' }
    expect((await api.call('GET', path, { headers })).body.code).toBe('origin_not_allowed')

    const other = await api.workspace('Other')
    const body = { greeting: 'Good day', allowedOrigins: ['https://shop.example'] }
    expect((await admin.call('PATCH', '/v1/workspace', { body })).status).toBe(200)
    const allowed = await api.call<WidgetConfig>('GET', path, { headers })
    expect(allowed.body.greeting).toBe('Good day')
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://shop.example')
    const elsewhere = await api.call('GET', `/v1/widget-config?workspace=${other.key}`, { headers })
    expect(elsewhere.body.code).toBe('origin_not_allowed')
  })
})
