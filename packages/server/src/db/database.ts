import type { AgentTables } from '../features/agents/tables.ts'
import type { ApiKeyTables } from '../features/api-keys/tables.ts'
import type { AttachmentTables } from '../features/attachments/tables.ts'
import type { BookingCompletionTables } from '../features/booking-completion/tables.ts'
import type { BookingTables } from '../features/bookings/tables.ts'
import type { ConversationTables } from '../features/conversations/tables.ts'
import type { CustomerTables } from '../features/customers/tables.ts'
import type { HelpTables } from '../features/help/tables.ts'
import type { HelpInsightsTables } from '../features/help-insights/tables.ts'
import type { HelpSearchTables } from '../features/help-search/tables.ts'
import type { InboundMailTables } from '../features/inbound-mail/tables.ts'
import type { LiveLocationTables } from '../features/live-location/tables.ts'
import type { MacroTables } from '../features/macros/tables.ts'
import type { NotificationChannelTables } from '../features/notification-channels/tables.ts'
import type { NotificationPreferenceTables } from '../features/notification-preferences/tables.ts'
import type { NotificationTemplateTables } from '../features/notification-templates/tables.ts'
import type { NotificationTables } from '../features/notifications/tables.ts'
import type { SlaTables } from '../features/sla/tables.ts'
import type { SupportLinkTables } from '../features/support-links/tables.ts'
import type { TeamTables } from '../features/teams/tables.ts'
import type { TicketTypeTables } from '../features/ticket-types/tables.ts'
import type { TicketTables } from '../features/tickets/tables.ts'
import type { VisitorTables } from '../features/visitors/tables.ts'
import type { WebhookTables } from '../features/webhooks/tables.ts'
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
    BookingTables,
    BookingCompletionTables,
    LiveLocationTables,
    ApiKeyTables,
    AttachmentTables,
    TeamTables,
    TicketTypeTables,
    SlaTables,
    TicketTables,
    MacroTables,
    SupportLinkTables,
    InboundMailTables,
    NotificationTables,
    NotificationPreferenceTables,
    NotificationChannelTables,
    NotificationTemplateTables,
    WebhookTables,
    HelpTables,
    HelpSearchTables,
    HelpInsightsTables {}
