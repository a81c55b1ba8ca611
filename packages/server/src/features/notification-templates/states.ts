import type { NotificationKind } from '@deskbell/protocol'
import type { Badge, Band, Tone } from '../../platform/mail-design/index.ts'
import type { Values } from './values.ts'
import type { FrameWords } from './words/frame.ts'

/** Variables that come as a code, such as `in_progress`, and what says them in words. */
const CODED = {
  'ticket.status': 'ticketStatus',
  'ticket.priority': 'priority',
  'booking.status': 'bookingStatus',
  'booking.payment_status': 'paymentStatus',
  change: 'change',
  'completion.answer': 'answer',
  'incident.status': 'incidentStatus',
} as const satisfies Record<string, keyof FrameWords>

type Coded = keyof typeof CODED

const CODED_VARIABLES = Object.keys(CODED) as Coded[]

/** The same values with every code said in words. What is no code of ours stays as it is. */
export function inWords(values: Values, frame: FrameWords): Record<string, string> {
  const said = { ...values }
  for (const name of CODED_VARIABLES) {
    const words: Readonly<Record<string, string>> = frame[CODED[name]]
    const code = values[name]
    if (code !== undefined && Object.hasOwn(words, code)) said[name] = words[code] ?? code
  }
  return said
}

const TONES: Readonly<Record<string, Tone>> = {
  confirmed: 'good',
  completed: 'good',
  verified: 'good',
  arrived: 'good',
  on_way: 'good',
  paid: 'good',
  authorized: 'good',
  partly_paid: 'notice',
  deposit_paid: 'good',
  free: 'good',
  resolved: 'good',
  pending: 'notice',
  unpaid: 'notice',
  rescheduled: 'notice',
  monitoring: 'notice',
  identified: 'notice',
  maintenance: 'notice',
  delayed: 'bad',
  cancelled: 'bad',
  disputed: 'bad',
  failed: 'bad',
  no_show: 'bad',
  investigating: 'bad',
}

/** How a booking and its payment, or an incident, stand. `values` have codes, `said` has them in words. */
export function badgesOf(values: Values, said: Values): Badge[] {
  const names = ['booking.status', 'booking.payment_status', 'incident.status'] as const
  return names.flatMap((name) => {
    const text = said[name]
    return text ? [{ text, tone: TONES[values[name] ?? ''] ?? 'neutral' }] : []
  })
}

const URGENCY: Readonly<Partial<Record<NotificationKind, (bands: FrameWords['bands'], soon: string) => Band>>> = {
  booking_reminder_24h: ({ in24h }, soon) => ({ text: soon || in24h, level: 1 }),
  booking_reminder_2h: ({ in2h }, soon) => ({ text: soon || in2h, level: 2 }),
  booking_reminder_1h: ({ in1h }, soon) => ({ text: soon || in1h, level: 3 }),
  booking_delayed: ({ delayed }) => ({ text: delayed, level: 3, isBad: true }),
  agent_ticket_escalated: ({ needsYou }) => ({ text: needsYou, level: 2, isBad: true }),
  agent_completion_escalated: ({ needsYou }) => ({ text: needsYou, level: 2 }),
}

/** What presses: a time that comes near, a delay, or a request's priority. */
export function bandOf(kind: NotificationKind, values: Values, { bands }: FrameWords): Band | null {
  const priority = values['ticket.priority']
  if (kind.endsWith('ticket_created') || kind === 'agent_ticket_escalated') {
    if (priority === 'urgent') return { text: bands.urgent, level: 3, isBad: true }
    if (priority === 'high' && kind !== 'agent_ticket_escalated') return { text: bands.high, level: 2 }
  }
  return URGENCY[kind]?.(bands, capitalised(values['booking.starts_in'] ?? '')) ?? null
}

/** A reminder may come at any time before: `in 3 hours` stands there as `In 3 hours`. */
function capitalised(text: string): string {
  const [first = '', ...rest] = text
  return first.toUpperCase() + rest.join('')
}
