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
  'delayed',
  'rescheduled',
  'cancelled',
  'no_show',
] as const
export const PAYMENT_STATUSES = ['pending', 'paid', 'deposit_paid', 'failed', 'refunded', 'free'] as const
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
  readonly incidentStatus: Readonly<Record<(typeof INCIDENT_STATUSES)[number], string>>
  /** What presses, in two or three words. */
  readonly bands: Readonly<Record<'in24h' | 'in2h' | 'in1h' | 'delayed' | 'urgent' | 'high' | 'needsYou', string>>
  readonly checklist: string
  readonly schedule: string
  readonly files: string
  readonly notes: string
  readonly survey: string
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
