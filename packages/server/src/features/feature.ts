import type { WidgetConfig } from '@deskbell/protocol'
import type { Migration } from 'kysely/migration'
import type { Tx } from '../db/transaction.ts'
import type { Actor, Ctx, Deps } from '../platform/context.ts'
import type { App } from '../platform/http.ts'
import type { Schedule } from '../platform/jobs/schedules.ts'
import type { Publication } from '../rooms/ports.ts'
import type { ConversationWorkflow } from './conversations/ticketing.ts'
import type { EventType, StoredEvent } from './events.ts'
import type { NotificationSource } from './telling.ts'

/** A request's caller, and the workspace they act in. */
export interface Identity {
  readonly actor: Actor
  readonly workspaceId: string
}

/** What a job handler is told about the try it is making. */
export interface JobTry {
  readonly jobId: string
  /** 1 on the first try. */
  readonly attempt: number
  /** Aborted when the lease is lost or the server is stopping: let go soon. */
  readonly signal: AbortSignal
}

/** Does the work of one job kind. It may be called again for the same job, so it must bear repeating. Throws `NotYet` where the job is to wait. */
export type JobHandler = (ctx: Ctx, payload: unknown, attempt: JobTry) => Promise<void>

/**
 * One feature, as `features/index.ts` lists it. Everything but the name is optional.
 *
 * Event types, tables and names are collected by types in `features/events.ts` and
 * `db/database.ts`; this is the part that exists at run time.
 */
export interface Feature {
  readonly name: string
  /** By name, such as `0001_workspaces_create`; they run in the order of their names over all features. */
  readonly migrations?: Readonly<Record<string, Migration>>
  /** Mounts routes, each with `route(app, endpoint, handler)`. */
  mount?(app: App): void
  /** What does the work of each job kind. */
  readonly jobs?: Readonly<Record<string, JobHandler>>
  /** Which job kinds an event queues, in its own transaction. The payload is `{ eventId }`. */
  readonly subscribers?: { readonly [T in EventType]?: readonly string[] }
  /** What rooms hear of an event, derived from the stored event alone so that any node can. */
  readonly publications?: { readonly [T in EventType]?: (event: StoredEvent<T>) => readonly Publication[] }
  /**
   * Hears of every event after its commit, on the node that recorded it: a hint, which may be lost. On the way of
   * each message, so it must be quick, and wait for nothing.
   */
  notice?(deps: Deps, event: StoredEvent): void
  /** What fires by the clock, once over all nodes. */
  readonly schedules?: readonly Schedule[]
  /**
   * Recognises one kind of credentials. Null where the request carries none of them; throws
   * `unauthenticated` or `token_expired` where it carries bad ones.
   */
  authenticate?(deps: Deps, request: Request): Promise<Identity | null>
  /** Whether pages of `origin` may call the API: for one workspace, or for any when null (preflights). */
  allowsOrigin?(deps: Deps, origin: string, workspaceId: string | null): Promise<boolean>
  /** Begins what runs beside requests and jobs, once the service answers. It must not throw. */
  start?(deps: Deps): void
  /** Writes down what is kept in memory, when the service stops; requests and jobs are over by then. */
  stop?(deps: Deps): Promise<void>
  /** What a new workspace begins with, in the transaction that makes it. */
  furnish?(tx: Tx, workspaceId: string): Promise<void>
  /** What tickets do within the transactions of conversations; one feature at most brings it. */
  readonly conversationWorkflow?: ConversationWorkflow
  /** Whom its events concern, and what they are told of them. */
  readonly notifications?: NotificationSource
  /** What this feature has to say in the answer to `getWidgetConfig`. Reads only. */
  widgetFacts?(deps: Deps, workspaceId: string): Promise<Partial<WidgetConfig>>
}
