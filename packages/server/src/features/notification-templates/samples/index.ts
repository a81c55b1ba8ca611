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
  'link.minutes': '60',
  'digest.count': '2',
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
  completion_requested: { 'booking.status': 'completed', 'booking.payment_status': 'pending' },
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
  }
  return Object.fromEntries(
    variablesOfKind(kind).flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])),
  )
}
