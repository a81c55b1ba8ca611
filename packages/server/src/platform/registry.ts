import type { WidgetConfig } from '@deskbell/protocol'
import type { Migration } from 'kysely/migration'
import { platformMigrations } from '../db/migrations.ts'
import type { Tx } from '../db/transaction.ts'
import type { ConversationWorkflow } from '../features/conversations/ticketing.ts'
import type { EventType, NewEvent, StoredEvent } from '../features/events.ts'
import type { Feature, Identity, JobHandler } from '../features/feature.ts'
import type { NotificationSource } from '../features/telling.ts'
import type { Publication } from '../rooms/ports.ts'
import type { Deps } from './context.ts'
import type { Schedule } from './jobs/schedules.ts'

/** The job that decides who is told of an event. */
export const PLAN_NOTIFICATIONS_JOB = 'notifications.plan'

/** The job that tells somebody of something that is no event; its payload is a `TellOrder`. */
export const TELL_JOB = 'notifications.tell'

/** What all features bring together. */
export interface FeatureRegistry {
  readonly features: readonly Feature[]
  readonly migrations: Readonly<Record<string, Migration>>
  readonly jobs: ReadonlyMap<string, JobHandler>
  readonly schedules: readonly Schedule[]
  subscribersOf(type: EventType): readonly string[]
  /** Whether what follows an event goes before other work. */
  isUrgent(event: NewEvent): boolean
  publicationsOf(event: StoredEvent): readonly Publication[]
  /** Tells features of an event that is committed. */
  notice(deps: Deps, event: StoredEvent): void
  /** Who asks, by the first feature that knows the credentials; null where there are none. */
  authenticate(deps: Deps, request: Request): Promise<Identity | null>
  allowsOrigin(deps: Deps, origin: string, workspaceId: string | null): Promise<boolean>
  widgetFacts(deps: Deps, workspaceId: string): Promise<Partial<WidgetConfig>>
  /** Gives a new workspace what it begins with. */
  furnish(tx: Tx, workspaceId: string): Promise<void>
  readonly conversationWorkflow: ConversationWorkflow | undefined
  /** Of every feature that tells people things. */
  readonly notificationSources: readonly NotificationSource[]
  start(deps: Deps): void
  stop(deps: Deps): Promise<void>
}

/**
 * Collects what features bring. Throws at once where two claim the same name, or where something
 * queues a job that nobody handles: that is a mistake in the code, not in the data.
 */
export function composeFeatures(features: readonly Feature[]): FeatureRegistry {
  const migrations = collect(
    'migration',
    [platformMigrations, ...features.map((feature) => feature.migrations)].flatMap(entries),
  )
  const jobs = collect(
    'job kind',
    features.flatMap((feature) => entries(feature.jobs)),
  )
  const schedules = features.flatMap((feature) => feature.schedules ?? [])
  collect(
    'schedule',
    schedules.map((schedule) => [schedule.name, schedule]),
  )
  const notificationSources = features.flatMap((feature) => feature.notifications ?? [])
  const subscribers = groupByType([...features.map((feature) => feature.subscribers), planned(notificationSources)])
  const publishers = groupByType(features.map((feature) => feature.publications))
  const listeners = features.filter((feature) => feature.notice)
  const authenticators = features.flatMap((feature) => feature.authenticate ?? [])

  for (const kind of [...[...subscribers.values()].flat(2), ...schedules.map((schedule) => schedule.kind)]) {
    if (!jobs.has(kind)) throw new Error(`No feature handles jobs of the kind ${kind}`)
  }

  return {
    features,
    migrations: Object.fromEntries(migrations),
    jobs,
    schedules,
    subscribersOf: (type) => (subscribers.get(type) ?? []).flat(),
    isUrgent: (event) => notificationSources.some((source) => source.isUrgent?.(event)),
    publicationsOf: (event) =>
      (publishers.get(event.type) ?? []).flatMap((publish) =>
        (publish as (event: StoredEvent) => readonly Publication[])(event),
      ),
    notice(deps, event) {
      for (const feature of listeners) feature.notice?.(deps, event)
    },
    async authenticate(deps, request) {
      for (const authenticate of authenticators) {
        const identity = await authenticate(deps, request)
        if (identity) return identity
      }
      return null
    },
    async allowsOrigin(deps, origin, workspaceId) {
      for (const feature of features) {
        if (await feature.allowsOrigin?.(deps, origin, workspaceId)) return true
      }
      return false
    },
    async widgetFacts(deps, workspaceId) {
      const facts = await Promise.all(features.map((feature) => feature.widgetFacts?.(deps, workspaceId)))
      return Object.assign({}, ...facts)
    },
    async furnish(tx, workspaceId) {
      for (const feature of features) await feature.furnish?.(tx, workspaceId)
    },
    conversationWorkflow: features.find((feature) => feature.conversationWorkflow)?.conversationWorkflow,
    notificationSources,
    start(deps) {
      for (const feature of features) feature.start?.(deps)
    },
    async stop(deps) {
      await Promise.all(features.map((feature) => feature.stop?.(deps)))
    },
  }
}

/** Every event that somebody is told of queues the planning of it. */
function planned(sources: readonly NotificationSource[]): Record<string, readonly string[]> {
  const types = sources.flatMap((source) => Object.keys(source.rules ?? {}))
  return Object.fromEntries(types.map((type) => [type, [PLAN_NOTIFICATIONS_JOB]]))
}

function entries<T>(record: Readonly<Record<string, T>> | undefined): [string, T][] {
  return Object.entries(record ?? {})
}

function collect<T>(what: string, pairs: readonly (readonly [string, T])[]): Map<string, T> {
  const found = new Map<string, T>()
  for (const [name, value] of pairs) {
    if (found.has(name)) throw new Error(`Two features bring the ${what} ${name}`)
    found.set(name, value)
  }
  return found
}

/** Per event type, what each feature has for it. */
function groupByType<T>(maps: readonly ({ readonly [type: string]: T | undefined } | undefined)[]): Map<string, T[]> {
  const grouped = new Map<string, T[]>()
  for (const [type, value] of maps.flatMap(entries)) {
    if (value !== undefined) grouped.set(type, [...(grouped.get(type) ?? []), value])
  }
  return grouped
}
