import type { AgentTables } from '../features/agents/tables.ts'
import type { ConversationTables } from '../features/conversations/tables.ts'
import type { CustomerTables } from '../features/customers/tables.ts'
import type { HelpTables } from '../features/help/tables.ts'
import type { HelpInsightsTables } from '../features/help-insights/tables.ts'
import type { HelpSearchTables } from '../features/help-search/tables.ts'
import type { VisitorTables } from '../features/visitors/tables.ts'
import type { WorkspaceTables } from '../features/workspaces/tables.ts'
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
export interface Database
  extends PlatformTables,
    WorkspaceTables,
    AgentTables,
    CustomerTables,
    VisitorTables,
    ConversationTables,
    HelpTables,
    HelpSearchTables,
    HelpInsightsTables {}
