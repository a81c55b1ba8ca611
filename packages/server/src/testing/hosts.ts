import type { ApiKeyScope, NewApiKey } from '@deskbell/protocol'
import type { Call, TestAgent, TestApi } from './api.ts'

export interface TestHost {
  readonly id: string
  readonly secret: string
  readonly call: Call
}

/** A host's back end with a key that may do what `scopes` say. */
export async function hostWith(api: TestApi, admin: TestAgent, scopes: readonly ApiKeyScope[]): Promise<TestHost> {
  const body = { name: 'Dispatch', scopes }
  const made = await admin.call<NewApiKey>('POST', '/v1/api-keys', { body })
  if (made.status !== 201) throw new Error(`A key answered ${made.status} ${JSON.stringify(made.body)}`)
  const { id, secret } = made.body
  const call: Call = (method, path, { body, headers } = {}) =>
    api.call(method, path, { body, headers: { authorization: `Bearer ${secret}`, ...headers } })
  return { id, secret, call }
}
