import { beforeAll, describe, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'

eachDatabase((_kind, open) => {
  let api: TestApi
  let email: string
  let cookie: string

  beforeAll(async () => {
    api = testApi((await open()).db)
    email = (await api.agent(await api.workspace())).email
    cookie = await api.signIn(email)
  })

  const asked = async (sent: string) => (await api.call('GET', '/v1/me', { headers: { cookie: sent } })).status
  const value = () => decodeURIComponent(cookie.slice(cookie.indexOf('=') + 1))
  const named = (content: string) => `deskbell.session_token=${content}`

  test('the cookie that signing in gave is known, alone and among others', async () => {
    expect(await asked(cookie)).toBe(200)
    expect(await asked(`theme=dark; ${cookie};other=1`)).toBe(200)
  })

  describe('is nobody', () => {
    test.each<[string, () => string]>([
      ['another name that ends alike', () => `x${cookie}`],
      ['no signature', () => named(value().split('.')[0] ?? '')],
      ['a signature of nothing', () => named(`${value().split('.')[0]}.`)],
      ['a signature of another token', () => named(encodeURIComponent(`a${value()}`))],
      [
        'a changed signature',
        () => named(encodeURIComponent(value().replace(/.=$/, (end) => (end === 'A=' ? 'B=' : 'A=')))),
      ],
      ['no token', () => named(encodeURIComponent(value().slice(value().indexOf('.'))))],
      ['broken encoding', () => named('%E0%A4%A')],
      ['nothing at all', () => named('')],
    ])('%s', async (_name, make) => {
      expect(await asked(make())).toBe(401)
    })

    test('a session that is over, and one that was signed out of', async () => {
      const other = await api.signIn(email)
      const token = decodeURIComponent(other.split('=')[1] ?? '').split('.')[0] ?? ''
      const past = new Date(Date.now() - 1).toISOString()
      await api.deps.db.updateTable('auth_sessions').set({ expires_at: past }).where('token', '=', token).execute()
      expect(await asked(other)).toBe(401)
      const third = await api.signIn(email)
      expect(await asked(third)).toBe(200)
      await api.call('POST', '/v1/auth/sign-out', { headers: { cookie: third }, body: {} })
      expect(await asked(third)).toBe(401)
      expect(await asked(cookie)).toBe(200)
    })
  })

  test('below https the cookie is one that no other page of the host can set', async () => {
    const safe = testApi(api.deps.db, { env: { PUBLIC_URL: 'https://desk.example' } })
    const secure = await safe.signIn(email)
    expect(secure).toMatch(/^__Secure-deskbell\.session_token=/)
    expect((await safe.call('GET', '/v1/me', { headers: { cookie: secure } })).status).toBe(200)
    const plain = secure.replace('__Secure-', '')
    expect((await safe.call('GET', '/v1/me', { headers: { cookie: plain } })).status).toBe(401)
  })
})
