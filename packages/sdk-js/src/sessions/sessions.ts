import type { CreateSession, Customer, Session, UpdateCustomer } from '@deskbell/protocol'
import { DeskbellError } from '../core/errors.ts'
import type { Call } from '../core/http.ts'
import { writable } from '../core/readable.ts'
import type { Runtime } from '../core/runtime.ts'
import type { Tabs } from '../core/tabs.ts'
import type { KeyValueStorage, Readable } from '../types.ts'

type GetToken = () => Promise<string | null>

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
  exists(): Promise<boolean>
  /** Makes a visitor where nobody has acted yet. */
  ensure(): Promise<void>
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
  readonly locale: string | undefined
  readonly getToken: GetToken | undefined
  call(): Call
  /** The session was ended by the service. */
  ended(): void
  /** Somebody else is logged in now: nothing of the former customer may remain. */
  switched(): Promise<void>
}

/** Who this browser speaks for. Nothing is stored before somebody acts. */
export function createSessions(options: SessionsOptions): Sessions {
  const { runtime, tabs, storage, workspaceKey } = options
  const storageKey = `deskbell:${workspaceKey}:session`
  const customer = writable<Customer | null>(null)
  let getToken = options.getToken
  let session: (Session & { readonly renewAt: number }) | null = null
  let pending: Promise<Session> | null = null
  let generation = 0

  const stored = () => storage.get(storageKey)

  /** Exchanges what is held for an access token. */
  async function exchange(identityToken: string | null, held: string | undefined): Promise<Session> {
    const body: CreateSession = { workspaceKey, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }
    if (identityToken) body.identityToken = identityToken
    if (held && !held.startsWith(IDENTITY)) body.visitorSecret = held
    if (options.locale) body.locale = options.locale
    const post = () => options.call()<Session>('POST', '/v1/sessions', { body, open: true })
    // Two tabs may bring a new secret at the same moment; the one that came second finds it made.
    return post().catch((error: unknown) => {
      if (error instanceof DeskbellError && error.code === 'conflict') return post()
      throw error
    })
  }

  async function keep(next: Session, held: string | undefined, identified: boolean): Promise<Session> {
    const mark = IDENTITY + next.customer.id
    if (identified && held !== mark) {
      if (held && held !== IDENTITY && held.startsWith(IDENTITY)) await options.switched()
      await storage.set(storageKey, mark)
    }
    const now = runtime.now()
    const life = Date.parse(next.expiresAt) - now
    // Renewed a little before it ends, not all at the same moment; a clock that is wrong by more
    // than the token's life must not renew at every call.
    const renewAt = now + Math.max(30_000, life - 30_000 - runtime.random() * 60_000)
    session = { ...next, renewAt }
    customer.set(next.customer)
    return next
  }

  async function open(): Promise<Session> {
    const at = generation
    const held = await stored()
    if (!held) throw new DeskbellError('unauthenticated', 'Nobody has acted here yet.')
    const identified = held.startsWith(IDENTITY)
    const identityToken = (identified && (await getToken?.())) || null
    if (identified && !identityToken) throw new DeskbellError('unauthenticated', 'The host vouches for nobody now.')
    try {
      const next = await exchange(identityToken, held)
      if (at !== generation) throw new DeskbellError('unauthenticated', 'The session has ended.')
      return await keep(next, held, identified)
    } catch (error) {
      // A secret that was ended elsewhere opens nothing any more; the next act makes a new visitor.
      if (at === generation && error instanceof DeskbellError && error.code === 'unauthenticated' && !identified) {
        await storage.delete(storageKey)
        options.ended()
      }
      throw error
    }
  }

  const renew = (): Promise<Session> => {
    pending ??= open().finally(() => {
      pending = null
    })
    return pending
  }

  function forget(): void {
    generation += 1
    session = null
    pending = null
    customer.set(null)
  }

  async function ensure(): Promise<void> {
    // One tab at a time: two tabs that act together are one visitor.
    await tabs.exclusive('session', async () => {
      if (await stored()) return
      await storage.set(storageKey, (await getToken?.()) ? IDENTITY : newSecret())
      tabs.post({ k: 'session', out: false })
    })
  }

  return {
    customer,
    async token(again) {
      if (!again && session && runtime.now() < session.renewAt) return session.accessToken
      return (await renew()).accessToken
    },
    exists: async () => (await stored()) !== undefined,
    ensure,
    async identify(next) {
      const identityToken = await next()
      if (!identityToken) throw new DeskbellError('invalid_identity', 'getToken gave no token.')
      const held = await stored()
      generation += 1
      const opened = await exchange(identityToken, held)
      getToken = next
      // The visitor's conversations are the customer's now, and the secret has done its work.
      await keep(opened, held, true)
      tabs.post({ k: 'session', out: false })
      return opened.customer
    },
    async update(input) {
      await ensure()
      customer.set(await options.call()<Customer>('PATCH', '/v1/customer', { body: input }))
    },
    forget,
    async end() {
      if (session)
        await options
          .call()('DELETE', '/v1/sessions/current')
          .catch(() => {})
      forget()
      await storage.delete(storageKey)
    },
  }
}

/** 32 random bytes in base64url: what stands for a visitor who gave no name. */
function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}
