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
}
