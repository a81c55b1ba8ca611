import { demoAgentOf } from '../../tests/support/pages.ts'
import type { Deskbell } from '../../tests/support/server.ts'

/** Signs the demo's admin in; answers the cookie. */
export async function signIn(server: Deskbell): Promise<string> {
  const answer = await fetch(`${server.url}/v1/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: server.url },
    body: JSON.stringify(demoAgentOf(server)),
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (!answer.ok || !cookie) throw new Error(`Signing in answered ${answer.status}`)
  return cookie
}
