import type { PRIORITIES, TICKET_STATUSES } from '@deskbell/protocol'

type TicketStatus = (typeof TICKET_STATUSES)[number]
type Priority = (typeof PRIORITIES)[number]

export const BOOKING_STATUSES = [
  'pending',
  'confirmed',
  'on_way',
  'arrived',
  'in_progress',
  'completed',
  'verified',
  'disputed',
  'delayed',
  'rescheduled',
  'cancelled',
  'no_show',
] as const
export const PAYMENT_STATUSES = [
  'unpaid',
  'pending',
  'authorized',
  'partly_paid',
  'deposit_paid',
  'paid',
  'failed',
  'refunded',
  'free',
] as const
/** What became of a booking that somebody is to come to. */
export const CHANGES = ['moved', 'cancelled', 'reassigned', 'details'] as const
/** What became of work that was said to be done. */
export const ANSWERS = ['approved', 'rejected', 'confirmed', 'unanswered', 'disputed', 'settled', 'rework'] as const
export const INCIDENT_STATUSES = ['investigating', 'identified', 'monitoring', 'resolved', 'maintenance'] as const

/** What stands around the words of a kind, in one language. */
export interface FrameWords {
  /** Names of what a table of details lists. */
  readonly details: Readonly<Record<Detail, string>>
  readonly ticketStatus: Readonly<Record<TicketStatus, string>>
  readonly priority: Readonly<Record<Priority, string>>
  readonly bookingStatus: Readonly<Record<(typeof BOOKING_STATUSES)[number], string>>
  /** Each can be understood by itself. */
  readonly paymentStatus: Readonly<Record<(typeof PAYMENT_STATUSES)[number], string>>
  readonly change: Readonly<Record<(typeof CHANGES)[number], string>>
  readonly answer: Readonly<Record<(typeof ANSWERS)[number], string>>
  readonly incidentStatus: Readonly<Record<(typeof INCIDENT_STATUSES)[number], string>>
  /** What presses, in two or three words. */
  readonly bands: Readonly<Record<'in24h' | 'in2h' | 'in1h' | 'delayed' | 'urgent' | 'high' | 'needsYou', string>>
  readonly checklist: string
  readonly schedule: string
  readonly files: string
  readonly notes: string
  readonly survey: string
  /** Whose booking it is, where whoever comes reads it. */
  readonly customer: string
  readonly review: string
  readonly answerable: string
  readonly preferences: string
}

/** Variables that a table of details may list. */
export const DETAILS = [
  'ticket.number',
  'ticket.subject',
  'customer.name',
  'ticket.status',
  'ticket.priority',
  'booking.service',
  'booking.date',
  'booking.time',
  'booking.place',
  'booking.provider',
  'booking.price',
  'booking.number',
  'order.number',
  'invoice.number',
  'invoice.amount',
  'invoice.due_at',
  'payment.amount',
] as const
export type Detail = (typeof DETAILS)[number]
