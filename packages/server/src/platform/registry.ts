import type { Migration } from 'kysely/migration'
import type { EventType, StoredEvent } from '../features/events.ts'
import type { Feature, Identity, JobHandler } from '../features/feature.ts'
import type { Publication } from '../rooms/ports.ts'
import type { Deps } from './context.ts'
import type { Schedule } from './jobs/schedules.ts'

/** What all features bring together. */
export interface FeatureRegistry {
  readonly features: readonly Feature[]
  readonly migrations: Readonly<Record<string, Migration>>
  readonly jobs: ReadonlyMap<string, JobHandler>
  readonly schedules: readonly Schedule[]
  subscribersOf(type: EventType): readonly string[]
  publicationsOf(event: StoredEvent): readonly Publication[]
  authenticate(deps: Deps, request: Request): Promise<Identity | null>
  allowsOrigin(deps: Deps, origin: string, workspaceId: string | null): Promise<boolean>
}
