import {
  type Delivery,
  type DeliveryChannel,
  type DeliveryStatus,
  kindFacts,
  type Notification,
  type NotificationKind,
  type Suppression,
} from '@deskbell/protocol'
import { ago, idOf } from '../fixtures.ts'

interface Told {
  readonly kind: NotificationKind
  readonly title: string
  readonly body: string
  readonly target: Notification['target']
  readonly minutes: number
  readonly unread?: true
  readonly priority?: Notification['priority']
}

const ticket = (n: number): Notification['target'] => ({ type: 'ticket', ticketId: idOf('tkt', n) })
const conversation = (n: number): Notification['target'] => ({ type: 'conversation', conversationId: idOf('cnv', n) })

const TOLD: readonly Told[] = [
  {
    ...{ kind: 'agent_ticket_escalated', title: '#1043 was escalated: “Refund for the broken shade”', minutes: 3 },
    body: 'The promised time passed an hour ago. Priya Raman has written twice since.',
    ...{ target: ticket(3), unread: true },
  },
  {
    ...{ kind: 'agent_mentioned', title: 'Sam Okoye mentioned you', minutes: 18, unread: true },
    body: '“@Noor can you look at the invoice? The customer says that the VAT number is missing.”',
    target: ticket(1),
  },
  {
    ...{ kind: 'agent_ticket_reply', title: 'Ana Beltrán wrote in #1041', minutes: 47, unread: true },
    body: 'Thank you. The new shade would be perfect, to the same address in Bogotá please.',
    target: ticket(1),
  },
  {
    ...{ kind: 'agent_ticket_created', title: 'New ticket #1052: “Which bulb fits the Arc?”', minutes: 130 },
    body: 'Marek Novák asks in the web form. It was given to you.',
    target: conversation(2),
  },
  {
    ...{ kind: 'status_notice', title: 'Deskbell will be upgraded on Sunday', minutes: 60 * 9, unread: true },
    body: 'From 3:00 to 3:20 (UTC) messages may take a minute longer. Nothing is lost.',
    target: { type: 'url', url: 'https://status.deskbell.example/incidents/17' },
  },
  {
    ...{ kind: 'announcement', title: 'A calm week', minutes: 60 * 26, priority: 'low' },
    body: 'Nine of ten customers were answered within the hour.',
    target: { type: 'none' },
  },
]

const noticeOf = (n: number, { kind, minutes, unread, priority, ...told }: Told): Notification => ({
  ...told,
  // The newest has the highest id.
  id: idOf('ntf', 9_000 - n),
  kind,
  category: kindFacts(kind).category,
  priority: priority ?? kindFacts(kind).priority,
  createdAt: ago(minutes),
  readAt: unread ? null : ago(minutes - 1),
})

/** What the signed-in agent was told, the newest first. */
export function notices(): Notification[] {
  const older = Array.from(
    { length: 60 },
    (_, at): Told => ({
      ...{ kind: 'agent_ticket_created', title: `New ticket #${1_030 - at}: “A question about lamps”` },
      ...{ body: 'It was given to you.', target: ticket(2), minutes: 60 * 24 * (2 + at) },
    }),
  )
  return [...TOLD, ...older].map((told, at) => noticeOf(at + 1, told))
}

/** Something new to tell. */
export const freshNotice = (n: number, title: string): Notification =>
  noticeOf(-n, { kind: 'agent_ticket_reply', title, body: 'It is new.', target: ticket(1), minutes: 0, unread: true })

/** A delivery like others, with what is to differ. */
export function deliveryOf(n: number, more: Partial<Delivery> = {}): Delivery {
  const kind = more.kind ?? 'ticket_reply'
  const { category, priority } = kindFacts(kind)
  return {
    ...{ id: idOf('dlv', 9_000 - n), channel: 'email', kind, category, priority, status: 'delivered', reason: null },
    recipient: { kind: 'customer', id: idOf('cus', 1), name: 'Ana Beltrán', address: 'ana.beltran@example.com' },
    ...{ ticketId: idOf('tkt', 1), provider: 'resend', providerId: `re_4f8a20c1${n}`, attempts: 1 },
    ...{ dueAt: ago(n * 11), createdAt: ago(n * 11), sentAt: ago(n * 11), updatedAt: ago(n * 11 - 1) },
    ...more,
  }
}

const unsent = { sentAt: null, provider: null, providerId: null }
const to = (kind: Delivery['recipient']['kind'], name: string | null, address: string): Delivery['recipient'] => ({
  ...{ kind, id: null, name, address },
})

/** A day of mails and messages: every status there is. */
export function deliveries(): Delivery[] {
  const priya = to('customer', 'Priya Raman', 'priya@raman.example')
  const marek = to('customer', 'Marek Novák', '+420601234567')
  const smits = to('customer', null, 'j.smits@example.nl')
  const list: Partial<Delivery>[] = [
    { status: 'sending', sentAt: null, providerId: null, provider: null },
    {
      kind: 'booking_reminder_1h',
      channel: 'sms',
      recipient: marek,
      provider: 'twilio',
      ticketId: null,
      status: 'sent',
    },
    {},
    {
      ...{ kind: 'booking_confirmed', recipient: priya, status: 'uncertain', ticketId: null, providerId: null },
      reason: 'No answer within 10 s. The provider may have taken it; it forgets keys after 24 h',
    },
    {
      ...{ recipient: smits, status: 'bounced', ticketId: idOf('tkt', 4) },
      reason: '550 5.1.1 The email account that you tried to reach does not exist',
    },
    {
      ...{ kind: 'agent_ticket_escalated', channel: 'slack', provider: 'slack', status: 'failed', providerId: null },
      sentAt: null,
      ...{
        recipient: to('team', null, 'hooks.slack.com'),
        reason: '404 no_service: the webhook was removed',
        attempts: 1,
      },
    },
    {
      ...{ kind: 'magic_link', status: 'held', ...unsent, ticketId: null, attempts: 0 },
      ...{ recipient: to('address', null, 'someone.with-a-very-long-address@mail.subsidiary.example.org') },
      reason: 'This address had 5 mails within an hour',
    },
    { kind: 'agent_ticket_created', status: 'gathered', ...unsent, attempts: 0, dueAt: ago(-300) },
    {
      ...{ kind: 'order_ready', channel: 'whatsapp', recipient: marek, status: 'waiting', ...unsent, attempts: 0 },
      ...{ ticketId: null, dueAt: ago(-500), priority: 'urgent' },
    },
    { kind: 'announcement', recipient: priya, status: 'complained', reason: 'Marked as spam at raman.example' },
    { kind: 'ticket_close_warned', status: 'skipped', ...unsent, attempts: 0, reason: 'The customer wrote again' },
    {
      ...{ kind: 'agent_mentioned', channel: 'in_app', provider: 'deskbell', providerId: null, status: 'delivered' },
      recipient: to('agent', 'Noor Haddad', ''),
    },
    { kind: 'ticket_resolved', channel: 'push', recipient: to('customer', 'Ana Beltrán', 'fcm.googleapis.com') },
  ]
  const older = Array.from({ length: 60 }, (): Partial<Delivery> => ({ kind: 'ticket_created', recipient: priya }))
  return [...list, ...older].map((more, at) => deliveryOf(at + 1, more))
}

export const isOn = (delivery: Delivery, channel?: DeliveryChannel, status?: DeliveryStatus): boolean =>
  (channel === undefined || delivery.channel === channel) && (status === undefined || delivery.status === status)

/** Addresses that nothing is sent to. */
export function suppressions(): Suppression[] {
  const one = (n: number, more: Partial<Suppression>): Suppression => ({
    ...{ id: idOf('sup', n), channel: 'email', address: 'j.smits@example.nl', reason: 'bounced', detail: null },
    createdAt: ago(n * 700),
    ...more,
  })
  return [
    one(1, { detail: '550 5.1.1 The email account that you tried to reach does not exist' }),
    one(2, { address: 'priya@raman.example', reason: 'complained' }),
    one(3, { address: 'old.friend@example.org', reason: 'unsubscribed' }),
    one(4, { channel: 'sms', address: '+351910000000', reason: 'manual' }),
  ]
}
