import type { EventTable } from '../platform/events-table.ts'
import type { JobTable, ScheduleTable } from '../platform/jobs/tables.ts'

/** What the platform itself keeps. */
export interface PlatformTables {
  events: EventTable
  jobs: JobTable
  schedules: ScheduleTable
}

/**
 * Every table there is. Each feature's `tables.ts` exports one interface from table name to
 * columns, and adds it to the `extends` list here by a type-only import.
 */
export interface Database extends PlatformTables {}
