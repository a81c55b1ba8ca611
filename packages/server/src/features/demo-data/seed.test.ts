import type { ConversationPage, InboxCounts, Me } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { seedDemo } from './index.ts'

eachDatabase((_kind, open) => {
  test('the demo is made once, and its admin can sign in with what is printed', async () => {
    const api = testApi((await open()).db)
    const demo = await seedDemo(api.deps)
    expect(await seedDemo(api.deps)).toEqual(demo)

    const body = { email: demo?.email, password: demo?.password }
    const signedIn = await api.call('POST', '/v1/auth/sign-in/email', { body })
    expect(signedIn.status).toBe(200)
    const headers = { cookie: signedIn.headers.get('set-cookie')?.split(';')[0] ?? '' }

    const me = await api.call<Me>('GET', '/v1/me', { headers })
    expect(me.body.agent).toMatchObject({ role: 'admin', availability: 'available' })
    const counts = await api.call<InboxCounts>('GET', '/v1/inbox/counts', { headers })
    expect(counts.body).toMatchObject({ mine: 1, unassigned: 2, all: 5, closed: 2 })
    const all = await api.call<ConversationPage>('GET', '/v1/conversations', { headers })
    expect(all.body.items[0]?.lastMessage?.preview).toContain('St. Brigid')
  })

  test('a hosted service is left empty', async () => {
    const api = testApi((await open()).db, { env: { DESKBELL_MODE: 'hosted' } })
    expect(await seedDemo(api.deps)).toBeNull()
  })
})
