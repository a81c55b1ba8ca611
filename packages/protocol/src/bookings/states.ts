/** The way of a booking, step by step; `verified`, `disputed` and `cancelled` are how it may end. */
export const BOOKING_STEPS = ['confirmed', 'on_way', 'arrived', 'in_progress', 'completed'] as const
export const BOOKING_STATUSES = [...BOOKING_STEPS, 'verified', 'disputed', 'cancelled'] as const
export type BookingStatus = (typeof BOOKING_STATUSES)[number]

/** What a provider's app reports: a step, or that the present one takes longer. */
export const BOOKING_UPDATES = ['on_way', 'arrived', 'in_progress', 'completed', 'delayed'] as const
export type BookingUpdate = (typeof BOOKING_UPDATES)[number]

/** Who acts on a booking. `provider` is the one it is assigned to; `guest` holds a link that may manage it. */
export const BOOKING_ROLES = ['customer', 'guest', 'provider', 'agent', 'admin', 'host', 'system'] as const
export type BookingRole = (typeof BOOKING_ROLES)[number]

/** Everything that can be done with a booking. */
export const BOOKING_ACTIONS = [
  'set_on_way',
  'arrive',
  'start',
  'delay',
  'complete',
  'request_completion',
  'approve',
  'reject',
  'follow_up',
  'log_contact',
  'confirm_for_customer',
  'dispute',
  'give_up',
  'auto_complete',
  'settle',
  'rework',
  'reschedule',
  'cancel',
  'assign',
  'edit',
  'review',
  'share_location',
] as const
export type BookingAction = (typeof BOOKING_ACTIONS)[number]

/** From which statuses an action may be taken, by whom, and what the booking becomes; `stay` keeps its status. */
export interface BookingRule {
  readonly from: readonly BookingStatus[]
  readonly to: BookingStatus | 'stay'
  readonly by: readonly BookingRole[]
}

const desk = ['agent', 'admin'] as const
const office = ['agent', 'admin', 'host'] as const
const field = ['provider', ...office] as const
const client = ['customer', 'guest'] as const
const running = ['confirmed', 'on_way', 'arrived', 'in_progress'] as const
const ahead = ['confirmed', 'on_way', 'arrived'] as const

/**
 * The life of a booking. Steps may be skipped, since somebody who drives forgets to press a button, but none is taken
 * back. `request_completion` is the provider's own; `complete` says the same for them.
 */
export const BOOKING_RULES: Readonly<Record<BookingAction, BookingRule>> = {
  set_on_way: { from: ['confirmed'], to: 'on_way', by: field },
  arrive: { from: ['confirmed', 'on_way'], to: 'arrived', by: field },
  start: { from: ahead, to: 'in_progress', by: field },
  delay: { from: running, to: 'stay', by: field },
  complete: { from: ['in_progress'], to: 'completed', by: field },
  request_completion: { from: ['in_progress'], to: 'completed', by: ['provider'] },
  approve: { from: ['completed'], to: 'verified', by: client },
  reject: { from: ['completed'], to: 'in_progress', by: client },
  follow_up: { from: ['completed'], to: 'stay', by: [...desk, 'system'] },
  log_contact: { from: ['completed'], to: 'stay', by: desk },
  confirm_for_customer: { from: ['completed'], to: 'verified', by: desk },
  dispute: { from: ['completed'], to: 'disputed', by: desk },
  give_up: { from: ['completed'], to: 'verified', by: [...desk, 'system'] },
  auto_complete: { from: ['completed'], to: 'verified', by: [...desk, 'system'] },
  settle: { from: ['disputed'], to: 'verified', by: desk },
  rework: { from: ['disputed'], to: 'in_progress', by: desk },
  reschedule: { from: ahead, to: 'confirmed', by: office },
  cancel: { from: running, to: 'cancelled', by: office },
  assign: { from: running, to: 'stay', by: office },
  edit: { from: [...running, 'completed', 'verified', 'disputed'], to: 'stay', by: office },
  review: { from: ['verified'], to: 'stay', by: client },
  share_location: { from: running, to: 'stay', by: ['provider'] },
}

/** The action that an update from a provider's app stands for. */
export const ACTION_OF_UPDATE: Readonly<Record<BookingUpdate, BookingAction>> = {
  on_way: 'set_on_way',
  arrived: 'arrive',
  in_progress: 'start',
  completed: 'complete',
  delayed: 'delay',
}

/**
 * What somebody may do with a booking now.
 *
 * @example bookingActions('completed', 'customer') // ['approve', 'reject']
 */
export function bookingActions(status: BookingStatus, role: BookingRole): BookingAction[] {
  return BOOKING_ACTIONS.filter((action) => {
    const { from, by } = BOOKING_RULES[action]
    return from.includes(status) && by.includes(role)
  })
}

/** How far a booking has come, from 0 to 1; null for a cancelled one. */
export function bookingProgress(status: BookingStatus): number | null {
  if (status === 'cancelled') return null
  const step = (BOOKING_STEPS as readonly BookingStatus[]).indexOf(status)
  return step < 0 ? 1 : step / (BOOKING_STEPS.length - 1)
}

export const PAYMENT_STATUSES = ['unpaid', 'authorized', 'partly_paid', 'paid', 'refunded', 'failed'] as const

/** How a completion request stands. */
export const COMPLETION_STATUSES = ['pending', 'approved', 'rejected', 'escalated', 'auto_approved'] as const
export const FOLLOW_UP_METHODS = ['call', 'sms', 'email', 'in_app'] as const
/** What support found out. */
export const FOLLOW_UP_OUTCOMES = ['customer_confirmed', 'customer_disputed', 'unreachable', 'auto_completed'] as const
export type FollowUpOutcome = (typeof FOLLOW_UP_OUTCOMES)[number]

export const REVIEW_STATUSES = ['pending', 'published', 'hidden'] as const

/** What a guest's link may do: everything the customer may, or look only. */
export const BOOKING_LINK_SCOPES = ['manage', 'view'] as const
