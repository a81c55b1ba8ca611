import type { AgentEvents } from './agents/events.ts'
import type { ApiKeyEvents } from './api-keys/events.ts'
import type { AttachmentEvents } from './attachments/events.ts'
import type { BookingChatEvents } from './booking-chat/events.ts'
import type { BookingCompletionEvents } from './booking-completion/events.ts'
import type { BookingEvents } from './bookings/events.ts'
import type { ConversationEvents } from './conversations/events.ts'
import type { CustomerEvents } from './customers/events.ts'
import type { FailedJobEvents } from './failed-jobs/events.ts'
import type { HelpEvents } from './help/events.ts'
import type { HelpInsightsEvents } from './help-insights/events.ts'
import type { HelpSearchEvents } from './help-search/events.ts'
import type { MacroEvents } from './macros/events.ts'
import type { NotificationChannelEvents } from './notification-channels/events.ts'
import type { NotificationPreferenceEvents } from './notification-preferences/events.ts'
import type { NotificationTemplateEvents } from './notification-templates/events.ts'
import type { NotificationEvents } from './notifications/events.ts'
import type { SlaEvents } from './sla/events.ts'
import type { SupportLinkEvents } from './support-links/events.ts'
import type { TeamEvents } from './teams/events.ts'
import type { TicketTypeEvents } from './ticket-types/events.ts'
import type { TicketEvents } from './tickets/events.ts'
import type { VisitorEvents } from './visitors/events.ts'
import type { WebhookEvents } from './webhooks/events.ts'
import type { WorkspaceEvents } from './workspaces/events.ts'

/**
 * Every event type with its data. Each feature's `events.ts` exports one interface from event type
 * to data, and adds it to the `extends` list here by a type-only import.
 */
export interface EventMap
  extends WorkspaceEvents,
    AgentEvents,
    CustomerEvents,
    VisitorEvents,
    ConversationEvents,
    BookingEvents,
    BookingCompletionEvents,
    BookingChatEvents,
    ApiKeyEvents,
    AttachmentEvents,
    TeamEvents,
    TicketTypeEvents,
    TicketEvents,
    SupportLinkEvents,
    MacroEvents,
    NotificationChannelEvents,
    NotificationPreferenceEvents,
    NotificationTemplateEvents,
    NotificationEvents,
    WebhookEvents,
    FailedJobEvents,
    HelpEvents,
    HelpSearchEvents,
    HelpInsightsEvents,
    SlaEvents {}

export type EventType = keyof EventMap

/**
 * An event to record with `tx.record`. `subject` is the id of the thing it happened to.
 *
 * @example await tx.record({ type: 'conversation.closed', subject: row.id, data: { … } })
 */
export type NewEvent = {
  [T in EventType]: { readonly type: T; readonly subject: string; readonly data: EventMap[T] }
}[EventType]

interface Recorded {
  readonly id: string
  readonly workspaceId: string
  readonly actor: {
    readonly kind: 'anonymous' | 'customer' | 'guest' | 'agent' | 'host' | 'system'
    readonly id: string | null
  }
  readonly requestId: string
  /** Epoch milliseconds. */
  readonly at: number
}

/** An event as the `events` table holds it. `StoredEvent<'conversation.closed'>` narrows its data. */
export type StoredEvent<T extends EventType = EventType> = {
  [K in T]: Recorded & { readonly type: K; readonly subject: string; readonly data: EventMap[K] }
}[T]
