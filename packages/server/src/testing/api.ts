import { randomBytes } from 'node:crypto'
import type { AgentRole, Problem, Session } from '@deskbell/protocol'
import type { Kysely } from 'kysely'
import { createApp } from '../app.ts'
import type { Database } from '../db/database.ts'
import { inTransaction } from '../db/transaction.ts'
import { addAgent, cookieSecret, createAuth, hashPassword, insertUser } from '../features/agents/index.ts'
import { addWorkspace, defaultSettings, newWorkspaceId } from '../features/workspaces/index.ts'
import type { App } from '../platform/http.ts'
import { newId } from '../platform/ids.ts'
import { signCookie } from '../platform/secrets.ts'
import { type TestDeps, type TestDepsOptions, testCtx, testDeps } from './deps.ts'

export const TEST_PASSWORD = 'correct horse battery'

/** An answer with its body read. */
export interface Answer<T> {
  readonly status: number
  readonly headers: Headers
  readonly body: T & Partial<Pick<Problem, 'code' | 'errors' | 'detail'>>
}

export interface CallOptions {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Calls the API on somebody's behalf. */
export type Call = <T = unknown>(method: string, path: string, options?: CallOptions) => Promise<Answer<T>>

export interface TestWorkspace {
  readonly id: string
  readonly key: string
}

export interface TestAgent {
  readonly id: string
  readonly userId: string
  readonly email: string
  readonly headers: Readonly<Record<string, string>>
  readonly call: Call
}

export interface TestCustomer {
  readonly id: string
  readonly secret: string
  readonly token: string
  readonly call: Call
}

/** The application over a real database, without a network: requests go straight in. */
export interface TestApi {
  readonly app: App
  readonly deps: TestDeps
  readonly call: Call
  workspace(name?: string): Promise<TestWorkspace>
  agent(workspace: TestWorkspace, options?: { role?: AgentRole; name?: string; email?: string }): Promise<TestAgent>
  /** Signs in with the test password and answers the cookie. */
  signIn(email: string): Promise<string>
  customer(workspace: TestWorkspace, options?: { identityToken?: string }): Promise<TestCustomer>
}

export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

export function newClientId(): string {
  return randomBytes(16).toString('hex')
}

/** A session as signing in makes it, without the slow check of a password. Answers the cookie. */
async function openSession(deps: TestDeps, userId: string): Promise<string> {
  const token = newSecret()
  const at = new Date().toISOString()
  await deps.db
    .insertInto('auth_sessions')
    .values({
      id: newId('user'),
      user_id: userId,
      token,
      expires_at: new Date(Date.now() + 86_400_000).toISOString(),
      ip_address: null,
      user_agent: null,
      created_at: at,
      updated_at: at,
    })
    .execute()
  const signature = signCookie(cookieSecret(deps.config), token)
  return `deskbell.session_token=${encodeURIComponent(`${token}.${signature}`)}`
}

let passwordHash: Promise<string> | undefined

export function testApi(db: Kysely<Database>, options: TestDepsOptions = {}): TestApi {
  const bare = testDeps(db, options)
  const deps = { ...bare, auth: createAuth(bare.config, db) }
  const app = createApp(deps)
  let made = 0

  async function send<T>(
    method: string,
    path: string,
    own: Readonly<Record<string, string>>,
    { body, headers }: CallOptions,
  ): Promise<Answer<T>> {
    const response = await app.request(path, {
      method,
      headers: { ...own, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const json = /json/.test(response.headers.get('content-type') ?? '') && text !== ''
    return {
      status: response.status,
      headers: response.headers,
      body: (json ? JSON.parse(text) : {}) as Answer<T>['body'],
    }
  }

  function callAs(own: Readonly<Record<string, string>>): Call {
    return (method, path, given = {}) => send(method, path, own, given)
  }

  async function signIn(email: string): Promise<string> {
    const body = { email, password: TEST_PASSWORD }
    const answer = await callAs({})('POST', '/v1/auth/sign-in/email', { body })
    const cookie = answer.headers.get('set-cookie')?.split(';')[0]
    if (answer.status !== 200 || !cookie) throw new Error(`Signing in answered ${answer.status}`)
    return cookie
  }

  return {
    app,
    deps,
    call: callAs({}),
    signIn,
    async workspace(name = 'Acme') {
      const id = newWorkspaceId()
      const ctx = testCtx(deps, id)
      const row = await inTransaction(ctx, (tx) => addWorkspace(deps, tx, id, defaultSettings(name)))
      return { id, key: row.key }
    },
    async agent(workspace, { role = 'agent', name = 'Ana', email = `agent${++made}@example.com` } = {}) {
      passwordHash ??= hashPassword(TEST_PASSWORD)
      const hash = await passwordHash
      const { id, userId } = await inTransaction(testCtx(deps, workspace.id), async (tx) => {
        const userId = await insertUser(tx.db, { name, email, passwordHash: hash }, tx.now())
        return { userId, id: await addAgent(tx, workspace.id, { userId, name, email, role }) }
      })
      const headers = { cookie: await openSession(deps, userId) }
      return { id, userId, email, headers, call: callAs(headers) }
    },
    async customer(workspace, { identityToken } = {}) {
      const secret = newSecret()
      const body = { workspaceKey: workspace.key, visitorSecret: secret, ...(identityToken && { identityToken }) }
      const answer = await callAs({})<Session>('POST', '/v1/sessions', { body })
      if (answer.status !== 201) throw new Error(`A session answered ${answer.status} ${answer.body.code}`)
      const { accessToken, customer } = answer.body
      return { id: customer.id, secret, token: accessToken, call: callAs({ authorization: `Bearer ${accessToken}` }) }
    },
  }
}
