import type { NotificationCategory, NotificationPriority, PersonChannel } from './channels.ts'

/** One kind of notification: whom it is for, how it goes unless they choose otherwise, and what it may name. */
export interface NotificationKindFacts {
  readonly audience: 'customer' | 'agent'
  readonly category: NotificationCategory
  readonly priority: NotificationPriority
  /** Where it goes unless the person chose otherwise. */
  readonly channels: readonly PersonChannel[]
  /** Goes by e-mail whatever the person chose: it was asked for, or the law wants it. */
  readonly required?: true
  /** What its texts may name between `{{` and `}}`, beside `COMMON_VARIABLES`. */
  readonly variables: readonly string[]
}

/** What every text may name. `url` is where the button leads. */
export const COMMON_VARIABLES = ['recipient.name', 'recipient.first_name', 'workspace.name', 'url'] as const

const TICKET = ['ticket.number', 'ticket.subject', 'ticket.status', 'ticket.priority'] as const
const MESSAGE = ['message.text', 'message.author', 'message.files'] as const
const BOOKING = [
  'booking.service',
  'booking.number',
  'booking.date',
  'booking.time',
  'booking.place',
  'booking.provider',
  'booking.status',
  'booking.price',
  'booking.payment_status',
  'booking.checklist',
  'booking.notes',
] as const

const everywhere: readonly PersonChannel[] = ['email', 'sms', 'whatsapp', 'push', 'in_app']
const quietly: readonly PersonChannel[] = ['email', 'push', 'in_app']

const support = (
  audience: 'customer' | 'agent',
  priority: NotificationPriority,
  variables: readonly string[],
): NotificationKindFacts => ({
  audience,
  category: 'support',
  priority,
  channels: quietly,
  variables: [...TICKET, ...variables],
})
const booking = (priority: NotificationPriority, variables: readonly string[] = []): NotificationKindFacts => ({
  audience: 'customer',
  category: 'booking',
  priority,
  channels: everywhere,
  variables: [...BOOKING, ...variables],
})
const agentBooking = (priority: NotificationPriority, variables: readonly string[] = []): NotificationKindFacts => ({
  audience: 'agent',
  category: 'booking',
  priority,
  channels: quietly,
  variables: [...BOOKING, 'customer.name', ...variables],
})
const account = (audience: 'customer' | 'agent', variables: readonly string[] = []): NotificationKindFacts => ({
  audience,
  category: 'system',
  priority: 'high',
  channels: ['email'],
  required: true,
  variables,
})

/** Every kind there is; names are stable. */
export const NOTIFICATION_KINDS = {
  ticket_created: support('customer', 'medium', [...MESSAGE, 'expected_response']),
  ticket_reply: support('customer', 'high', MESSAGE),
  ticket_resolved: support('customer', 'medium', ['ticket.summary', 'survey.url']),
  ticket_closed: support('customer', 'low', []),
  ticket_close_warned: support('customer', 'low', ['ticket.closes_at']),
  agent_ticket_created: support('agent', 'medium', ['customer.name', ...MESSAGE]),
  agent_ticket_reply: support('agent', 'medium', ['customer.name', ...MESSAGE]),
  agent_ticket_escalated: support('agent', 'urgent', ['customer.name', 'reason']),
  agent_mentioned: support('agent', 'high', ['mention.author', 'mention.text']),
  booking_confirmed: booking('high', ['booking.update_schedule']),
  booking_reminder_24h: booking('medium', ['booking.starts_in']),
  booking_reminder_2h: booking('high', ['booking.starts_in']),
  booking_reminder_1h: booking('urgent', ['booking.starts_in']),
  booking_on_way: booking('high', ['booking.eta']),
  booking_arrived: booking('high'),
  booking_in_progress: booking('medium'),
  booking_completed: booking('medium'),
  booking_delayed: booking('urgent', ['booking.eta', 'booking.delay_reason']),
  booking_rescheduled: booking('high', ['booking.before']),
  booking_cancelled: booking('high', ['booking.cancel_reason']),
  booking_message: { ...booking('high', MESSAGE), channels: quietly },
  completion_requested: booking('high', ['completion.due_at']),
  completion_reminder: booking('high', ['completion.due_at']),
  completion_verified: booking('medium', ['review.url']),
  completion_disputed: booking('high'),
  agent_booking_assigned: agentBooking('high'),
  agent_booking_changed: agentBooking('high', ['change', 'reason', 'booking.before']),
  agent_booking_message: agentBooking('high', MESSAGE),
  agent_completion_answered: agentBooking('high', ['completion.answer', 'completion.issues']),
  agent_completion_escalated: agentBooking('high', ['completion.requested_at']),
  agent_review_published: { ...agentBooking('low', ['review.rating', 'review.text']), category: 'review' },
  order_confirmation: {
    audience: 'customer',
    category: 'payment',
    priority: 'medium',
    channels: everywhere,
    variables: ['order.number'],
  },
  order_ready: {
    audience: 'customer',
    category: 'payment',
    priority: 'high',
    channels: everywhere,
    variables: ['order.number'],
  },
  payment_received: {
    audience: 'customer',
    category: 'payment',
    priority: 'medium',
    channels: everywhere,
    variables: ['payment.amount'],
  },
  invoice_reminder: {
    audience: 'customer',
    category: 'payment',
    priority: 'high',
    channels: everywhere,
    variables: ['invoice.number', 'invoice.amount', 'invoice.due_at'],
  },
  announcement: {
    audience: 'customer',
    category: 'system',
    priority: 'low',
    channels: quietly,
    variables: ['announcement.title', 'announcement.text'],
  },
  status_notice: {
    audience: 'customer',
    category: 'system',
    priority: 'high',
    channels: quietly,
    variables: ['incident.title', 'incident.status', 'incident.text'],
  },
  invitation: account('agent', ['inviter.name']),
  magic_link: account('customer', ['link.minutes']),
  password_link: account('agent', ['link.minutes']),
  digest: {
    audience: 'customer',
    category: 'system',
    priority: 'low',
    channels: ['email'],
    variables: ['digest.count', 'digest.items'],
  },
} as const satisfies Record<string, NotificationKindFacts>

export type NotificationKind = keyof typeof NOTIFICATION_KINDS
export const NOTIFICATION_KIND_NAMES = Object.keys(NOTIFICATION_KINDS) as NotificationKind[]

/** What of a kind is fixed. */
export function kindFacts(kind: NotificationKind): NotificationKindFacts {
  return NOTIFICATION_KINDS[kind]
}

/** Every variable that the texts of a kind may name. */
export function variablesOfKind(kind: NotificationKind): readonly string[] {
  return [...COMMON_VARIABLES, ...NOTIFICATION_KINDS[kind].variables]
}
