import type { CreateSession, Customer, Session, UpdateCustomer } from '@deskbell/protocol'
import { DeskbellError, hasCode } from '../core/errors.ts'
import type { Call } from '../core/http.ts'
import { randomId } from '../core/random.ts'
import { writable } from '../core/readable.ts'
import type { Runtime } from '../core/runtime.ts'
import type { Tabs } from '../core/tabs.ts'
import type { KeyValueStorage, Readable } from '../types.ts'

type GetToken = () => Promise<string | null>
/** What is undefined is left out of JSON. */
type Loose<T> = { [K in keyof T]: T[K] | undefined }

/**
 * What stands in storage once somebody has acted: the visitor secret, or `id:` and the id of the
 * customer whose identity took its place (still empty before the first answer).
 */
const IDENTITY = 'id:'

export interface Sessions {
  readonly customer: Readable<Customer | null>
  /** A current access token. Throws `unauthenticated` where nobody has acted. */
  token(renew: boolean): Promise<string>
  /** Whether somebody has acted here, in this page or an earlier one. */
  exists(): Promise<unknown>
  /** Makes a visitor where nobody has acted yet. */
  act(): Promise<void>
  identify(getToken: GetToken): Promise<Customer>
  update(input: UpdateCustomer): Promise<void>
  /** Drops what is held in memory, because another tab changed the session. */
  forget(): void
  /** Ends the session on the service and in storage. */
  end(): Promise<void>
}

export interface SessionsOptions {
  readonly runtime: Runtime
  readonly tabs: Tabs
  readonly storage: KeyValueStorage
  readonly workspaceKey: string
  readonly locale?: string
  readonly getToken?: GetToken
  readonly call: Call
  /** The session was ended by the service. */
  ended(): void
  /** Somebody else is logged in now: nothing of the former customer may remain. */
  switched(): Promise<void>
}

const isIdentity = (held: string | undefined) => held?.startsWith(IDENTITY)
const nobody = () => new DeskbellError('unauthenticated', 'No session.')

/** Who this browser speaks for. Nothing is stored before somebody acts. */
export function createSessions(options: SessionsOptions): Sessions {
  const { runtime, tabs, storage, call, workspaceKey, locale } = options
  const storageKey = `deskbell:${workspaceKey}:session`
  const customer = writable<Customer | null>(null)
  let { getToken } = options
  let accessToken = ''
  let renewAt = 0
  let pending: Promise<void> | null = null
  /** Raised when the session changes, so that answers to earlier questions are dropped. */
  let era = 0

  const stored = () => storage.get(storageKey)

  /** Exchanges what is held for an access token. */
  async function exchange(held: string | undefined, identityToken?: string): Promise<Session> {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    const visitorSecret = isIdentity(held) ? undefined : held
    const body: Loose<CreateSession> = { workspaceKey, timeZone, locale, identityToken, visitorSecret }
    const session = await call<Session>('POST', '/v1/sessions', { body, open: true })
    const mark = IDENTITY + session.customer.id
    if (identityToken && held !== mark) {
      // The visitor's conversations are the customer's now, and the secret has done its work.
      if (held !== IDENTITY && isIdentity(held)) await options.switched()
      await storage.set(storageKey, mark)
    }
    return session
  }

  function keep(session: Session): void {
    const now = runtime.now()
    // Renewed a little before it ends, not all at the same moment; a clock that is wrong by more
    // than the token's life must not renew at every call.
    renewAt = Math.max(now + 30_000, Date.parse(session.expiresAt) - 30_000 - runtime.random() * 60_000)
    accessToken = session.accessToken
    customer.set(session.customer)
  }

  async function renew(): Promise<void> {
    const asked = era
    const held = await stored()
    const identityToken = (isIdentity(held) && (await getToken?.())) || undefined
    if (!held || (isIdentity(held) && !identityToken)) throw nobody()
    try {
      const session = await exchange(held, identityToken)
      if (asked !== era) throw nobody()
      keep(session)
    } catch (error) {
      // A secret that was ended elsewhere opens nothing any more; the next act makes a new visitor.
      if (asked === era && !identityToken && hasCode(error, /^unauthenticated$/)) {
        await storage.delete(storageKey)
        options.ended()
      }
      throw error
    }
  }

  async function act(): Promise<void> {
    // One tab at a time: two tabs that act together are one visitor.
    await tabs.exclusive('session', async () => {
      if (await stored()) return
      await storage.set(storageKey, (await getToken?.()) ? IDENTITY : randomId())
      tabs.post({ k: 'session', out: false })
    })
  }

  function forget(): void {
    era += 1
    accessToken = ''
    pending = null
    customer.set(null)
  }

  return {
    customer,
    async token(again) {
      if (again || !accessToken || runtime.now() > renewAt) {
        pending ??= renew().finally(() => {
          pending = null
        })
        await pending
      }
      return accessToken
    },
    exists: stored,
    act,
    async identify(next) {
      const identityToken = await next()
      if (!identityToken) throw new DeskbellError('invalid_identity', 'No session.')
      era += 1
      const session = await exchange(await stored(), identityToken)
      getToken = next
      keep(session)
      tabs.post({ k: 'session', out: false })
      return session.customer
    },
    async update(body) {
      await act()
      customer.set(await call<Customer>('PATCH', '/v1/customer', { body }))
    },
    forget,
    async end() {
      if (accessToken) await call('DELETE', '/v1/sessions/current').catch(() => {})
      forget()
      await storage.delete(storageKey)
    },
  }
}
