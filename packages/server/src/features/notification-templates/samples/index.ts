import { type NotificationKind, variablesOfKind } from '@deskbell/protocol'
import { frameFor } from '../words/index.ts'
import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { ptBR } from './pt-BR.ts'

/** By variable; `customer.text` is the message that a customer writes and agents are told of. */
export type SampleValues = Readonly<Record<string, string>>

const SAMPLES: Readonly<Record<string, SampleValues>> = { en, de, 'pt-BR': ptBR, ar }

/** The same in every language: codes, which are said in words, and plain numbers. */
const CODES: SampleValues = {
  'ticket.status': 'in_progress',
  'ticket.priority': 'normal',
  'booking.status': 'confirmed',
  'booking.payment_status': 'paid',
  'incident.status': 'investigating',
  change: 'moved',
  'completion.answer': 'approved',
  'link.minutes': '60',
  'digest.count': '2',
}

/** What a message about a booking leaves out: its reader knows it, and wants to read the message. */
const SHORT_OF_IT: SampleValues = {
  'booking.place': '',
  'booking.provider': '',
  'booking.price': '',
  'booking.payment_status': '',
  'booking.checklist': '',
  'booking.notes': '',
}

/** What is different while a kind is told. */
const OF_KIND: Readonly<Partial<Record<NotificationKind, SampleValues>>> = {
  ticket_created: { 'ticket.status': 'open', 'ticket.priority': 'high' },
  ticket_resolved: { 'ticket.status': 'resolved' },
  ticket_closed: { 'ticket.status': 'closed' },
  ticket_close_warned: { 'ticket.status': 'resolved' },
  agent_ticket_created: { 'ticket.status': 'open', 'ticket.priority': 'urgent' },
  agent_ticket_escalated: { 'ticket.priority': 'high' },
  booking_confirmed: { 'booking.payment_status': 'deposit_paid' },
  booking_reminder_24h: { 'booking.payment_status': 'pending' },
  booking_on_way: { 'booking.status': 'on_way' },
  booking_arrived: { 'booking.status': 'arrived' },
  booking_in_progress: { 'booking.status': 'in_progress' },
  booking_completed: { 'booking.status': 'completed', 'booking.notes': '' },
  booking_delayed: { 'booking.status': 'delayed' },
  booking_rescheduled: { 'booking.status': 'rescheduled' },
  booking_cancelled: { 'booking.status': 'cancelled', 'booking.payment_status': 'refunded', 'booking.notes': '' },
  booking_message: { ...SHORT_OF_IT, 'booking.status': 'on_way' },
  completion_requested: { 'booking.status': 'completed', 'booking.payment_status': 'unpaid' },
  completion_reminder: { 'booking.status': 'completed', 'booking.payment_status': 'unpaid' },
  completion_verified: { 'booking.status': 'verified' },
  completion_disputed: { 'booking.status': 'disputed' },
  agent_booking_assigned: { 'booking.provider': '', 'booking.payment_status': 'authorized' },
  agent_booking_changed: { 'booking.provider': '', reason: '' },
  agent_booking_message: { ...SHORT_OF_IT, 'booking.status': 'on_way' },
  agent_completion_answered: {
    'booking.provider': '',
    'booking.status': 'in_progress',
    'booking.payment_status': 'partly_paid',
    'completion.answer': 'rejected',
  },
  agent_completion_escalated: { 'booking.status': 'completed', 'booking.payment_status': 'unpaid' },
  agent_review_published: { ...SHORT_OF_IT, 'booking.status': 'verified' },
}

/** Believable values for every variable of a kind but the workspace's name. `url` is where its links lead. */
export function sampleValues(kind: NotificationKind, locale: string, url: string): Record<string, string> {
  const spoken = SAMPLES[frameFor(locale).locale] ?? en
  const all: SampleValues = {
    ...CODES,
    ...spoken,
    ...(kind.startsWith('agent_') && { 'message.text': spoken['customer.text'] ?? '' }),
    ...OF_KIND[kind],
    url,
    'survey.url': url,
    'review.url': url,
  }
  return Object.fromEntries(
    variablesOfKind(kind).flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])),
  )
}
