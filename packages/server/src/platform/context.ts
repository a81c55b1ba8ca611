import type { AgentRole, ApiKeyScope, BookingLinkScope } from '@deskbell/protocol'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Database } from '../db/database.ts'
import type { RoomPublisher } from '../rooms/ports.ts'
import type { RoomTickets } from '../rooms/tickets.ts'
import type { Assets } from './assets.ts'
import type { Auth } from './auth.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { FileScanner } from './files/scanner.ts'
import type { FileStorage } from './files/storage.ts'
import type { Lanes } from './jobs/lanes.ts'
import type { Limiter } from './limits.ts'
import type { Mailer } from './mail.ts'
import type { Metrics } from './metrics.ts'
import type { Outgoing } from './outgoing.ts'
import type { FeatureRegistry } from './registry.ts'

/** Everything the application is given. `createApp` opens nothing and reads no environment. */
export interface Deps {
  readonly config: Config
  readonly db: Kysely<Database>
  readonly clock: Clock
  readonly logger: Logger
  readonly auth: Auth
  readonly publisher: RoomPublisher
  readonly tickets: RoomTickets
  readonly limiter: Limiter
  readonly mailer: Mailer
  /** How fast this node hands things over to providers. */
  readonly lanes: Lanes
  /** Posts to addresses that somebody else chose. */
  readonly outgoing: Outgoing
  readonly metrics: Metrics
  readonly features: FeatureRegistry
  /** The built widget, console and reference page. */
  readonly assets: Assets
  /** Pictures and downloads that people uploaded. */
  readonly files: FileStorage
  /** Looks for viruses in what people upload. */
  readonly scanner: FileScanner
  /** Checks every answer against its contract; for tests. */
  readonly checkAnswers?: boolean
  /** Whether the service is stopping: `/readyz` then says so. */
  isStopping?(): boolean
  /** Asks the job runner to look for work now; a hint, which may be lost. */
  wakeJobs(): void
}

/** On whose behalf something is done. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'customer'; readonly id: string; readonly verified: boolean; readonly sessionId: string }
  | { readonly kind: 'agent'; readonly id: string; readonly userId: string; readonly role: AgentRole }
  /** Whoever holds a link to one booking; `id` is the link's. */
  | {
      readonly kind: 'guest'
      readonly id: string
      readonly bookingId: string
      readonly customerId: string
      readonly scope: BookingLinkScope
    }
  /** A host's back end; `id` is its key's. */
  | { readonly kind: 'host'; readonly id: string; readonly scopes: readonly ApiKeyScope[] }
  | { readonly kind: 'system' }

/** The first argument of every service verb: who asks, in which workspace, with what at hand. */
export interface Ctx {
  readonly deps: Deps
  /** Empty where none is known yet: public endpoints, and jobs for the whole installation. */
  readonly workspaceId: string
  readonly actor: Actor
  readonly requestId: string
  /** What jobs that are at work together have read once for all of them; see `once`. */
  readonly facts?: Facts | undefined
}

/** By workspace and name. */
export type Facts = Map<string, Promise<unknown>>

/**
 * Reads what is the same for a whole workspace once for all jobs that begin within a quarter of a second, and every
 * time elsewhere. Nothing is kept once the last of them has ended.
 *
 * @example const channels = await once(ctx, 'channels', () => channelsOf(ctx.deps, ctx.workspaceId))
 */
export function once<T>(
  { facts, workspaceId }: Pick<Ctx, 'facts' | 'workspaceId'>,
  what: string,
  read: () => Promise<T>,
): Promise<T> {
  if (!facts) return read()
  const key = `${workspaceId} ${what}`
  const known = facts.get(key)
  if (known) return known as Promise<T>
  const found = read()
  facts.set(key, found)
  // A read that failed is no fact.
  found.catch(() => facts.delete(key))
  return found
}
