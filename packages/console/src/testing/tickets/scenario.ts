import type { Attachment, Entry, Note, Ticket, TicketWork } from '@deskbell/protocol'
import type * as v from 'valibot'
import { agentRef, ago, conversationOf, customerOf, customerRef, entriesOf, idOf, systemRef } from '../fixtures.ts'
import type { Scene } from '../scenario.ts'
import { clock, met, paused, TYPES } from './fixtures.ts'

type Work = v.InferOutput<typeof TicketWork>
type Said = Parameters<typeof entriesOf>[2]

const PHOTO: Attachment = {
  ...{ id: idOf('att', 1), name: 'shade-dent.jpg', type: 'image/jpeg', size: 482_000 },
  image: { width: 800, height: 600 },
}
const INVOICE: Attachment = {
  ...{ id: idOf('att', 2), name: 'invoice-2026-0412.pdf', type: 'application/pdf', size: 1_240_000, image: null },
}

const WORK: Work = {
  ...{ priority: 'normal', teamId: null, assigneeId: null, tags: [], metadata: {}, nextSteps: [], clocks: [] },
  ...{ escalation: null, resolution: null, firstResponseAt: null, verifiedSender: true },
}

interface Part {
  readonly n: number
  readonly customer: number
  readonly subject: string
  readonly type: number
  readonly said: Said
  readonly work?: Partial<Work>
  readonly ticket?: Partial<Ticket>
}

const NAMES: Record<number, { name: string | null; email: string; verified: boolean }> = {
  1: { name: 'Ana Beltrán', email: 'ana.beltran@example.com', verified: true },
  2: { name: 'Marek Novák', email: 'marek@novak.example', verified: false },
  4: { name: 'Priya Raman', email: 'priya@raman.example', verified: true },
  5: { name: null, email: 'j.smits@example.nl', verified: false },
}

/** A ticket with the conversation it is workflow upon. */
function ticketOf({ n, customer, subject, type, said, work = {}, ticket = {} }: Part): {
  ticket: Ticket
  scene: Scene
} {
  const who = customerOf(customer, NAMES[customer] ?? {})
  const id = idOf('tkt', n)
  const conversationId = idOf('cnv', 200 + n)
  const number = 1_040 + n
  const status = ticket.status ?? 'open'
  const entries: Entry[] = entriesOf(conversationId, 20_000 + n * 100, said)
  const first = entries[0]
  const began: Entry = {
    ...{ id: idOf('ent', 20_099 + n * 100), conversationId, seq: entries.length + 1, by: systemRef },
    ...{ at: first?.at ?? ago(1), type: 'ticket', ticket: { id, number, subject, status } },
  }
  const log = [first, began, ...entries.slice(1)]
    .filter((entry) => entry !== undefined)
    .map((entry, index) => ({ ...entry, seq: index + 1 }))
  const conversation = conversationOf(200 + n, who, log, {
    status: status === 'resolved' || status === 'closed' ? 'closed' : 'open',
    assigneeId: work.assigneeId ?? null,
    ticket: { id, number, subject, status },
  })
  return {
    scene: { conversation, customer: who, entries: log, aside: true },
    ticket: {
      ...{ id, number, conversationId, channel: 'form', typeId: idOf('tty', type), subject, status, fields: {} },
      customer: conversation.customer,
      ...{ bookingRef: null, contactMethod: null, followsUpId: null, mergedIntoId: null, rating: null },
      ...{ createdAt: conversation.createdAt, updatedAt: conversation.updatedAt, resolvedAt: null, closedAt: null },
      ...{ typeName: TYPES[type - 1]?.name ?? '', expectedAt: null, lastMessage: conversation.lastMessage, unread: 0 },
      ...ticket,
      work: { ...WORK, ...work },
    },
  }
}

/** A day of tickets at a shop for lamps. */
export function ticketScenes(): { ticket: Ticket; scene: Scene }[] {
  const me = idOf('agt', 1)
  const parts: Part[] = [
    {
      ...{ n: 1, customer: 1, type: 1, subject: 'Refund for the dented shade of my Arc lamp' },
      said: [
        { by: customerRef(1), at: ago(190), text: 'The shade has a dent. I would like my money back for it.' },
        { by: systemRef, at: ago(190), text: 'Thank you, we have your question. Expect an answer by this evening.' },
        { by: agentRef(1), at: ago(150), text: 'Hello Ana, could you send me a photo of it?' },
        { by: customerRef(1), at: ago(52), text: 'Here it is, with the invoice.' },
      ],
      work: {
        ...{ priority: 'high', teamId: idOf('tem', 2), assigneeId: me, tags: ['arc', 'damage'] },
        metadata: { shop_order: '88-4102' },
        nextSteps: [
          { text: 'Look at the photo', done: true },
          { text: 'Ask the workshop for a new shade', done: false },
        ],
        clocks: [met('first_response', 150), clock('next_response', 22), clock('resolution', 1_500)],
        firstResponseAt: ago(150),
      },
      ticket: {
        ...{ status: 'in_progress', unread: 1, bookingRef: '88-4102', contactMethod: 'email' },
        fields: { reason: 'damaged', amount: 48 },
      },
    },
    {
      ...{ n: 2, customer: 2, type: 3, subject: 'Which bulbs fit the desk lamp?' },
      said: [{ by: customerRef(2), at: ago(64), text: 'Does it take E27, and how long is the cable?' }],
      work: { clocks: [clock('first_response', -10), clock('resolution', 2_700)], verifiedSender: false },
      ticket: { unread: 1, channel: 'email' },
    },
    {
      ...{ n: 3, customer: 4, type: 4, subject: 'Third wrong delivery in a row' },
      said: [{ by: customerRef(4), at: ago(12), text: 'This is the third time. I want to speak to somebody.' }],
      work: { priority: 'urgent', clocks: [clock('first_response', 108), clock('resolution', 1_428)] },
      ticket: { unread: 1, channel: 'phone', contactMethod: 'phone' },
    },
    {
      ...{ n: 4, customer: 5, type: 2, subject: 'Levering naar een ander adres' },
      said: [
        { by: customerRef(5), at: ago(60 * 26), text: 'Kan het naar mijn werk?' },
        { by: agentRef(2), at: ago(60 * 25), text: 'Natuurlijk. Naar welk adres?' },
      ],
      work: {
        ...{ priority: 'low', assigneeId: idOf('agt', 2), teamId: idOf('tem', 1) },
        clocks: [met('first_response', 60 * 25), paused('resolution')],
      },
      ticket: { status: 'waiting', fields: { order: '88-4099' } },
    },
    {
      ...{ n: 5, customer: 1, type: 1, subject: 'Refund for a dented lamp shade' },
      said: [{ by: customerRef(1), at: ago(60 * 30), text: 'My lamp shade has a dent, please refund it.' }],
      work: { assigneeId: me, tags: ['arc'], clocks: [clock('first_response', 300)] },
      ticket: { status: 'assigned' },
    },
    {
      ...{ n: 6, customer: 4, type: 3, subject: 'Flickering light' },
      said: [
        { by: customerRef(4), at: ago(60 * 80), text: 'It flickers.' },
        { by: agentRef(1), at: ago(60 * 78), text: 'Please try another bulb.' },
      ],
      work: { assigneeId: me, resolution: { type: 'solved', summary: 'Another bulb helped.', notes: 'Batch 7.' } },
      ticket: {
        ...{ status: 'resolved', resolvedAt: ago(60 * 50) },
        rating: { score: 4, comment: 'Quick, thank you.', at: ago(60 * 40) },
      },
    },
    {
      ...{ n: 7, customer: 2, type: 2, subject: 'Where is my parcel?' },
      said: [{ by: customerRef(2), at: ago(60 * 200), text: 'It has not come.' }],
      work: { assigneeId: idOf('agt', 3) },
      ticket: { status: 'closed', resolvedAt: ago(60 * 190), closedAt: ago(60 * 100) },
    },
  ]
  for (let n = 20; n < 34; n += 1) {
    parts.push({
      ...{ n, customer: n, type: (n % 4) + 1, subject: `A question about lamp number ${n}` },
      said: [{ by: customerRef(n), at: ago(60 * 24 * (n - 18)), text: `Something about lamp ${n}.` }],
      work: { assigneeId: n % 2 === 0 ? idOf('agt', 2) : idOf('agt', 4), clocks: [clock('resolution', n * 100)] },
      ticket: { status: 'in_progress' },
    })
  }
  const all = parts.map(ticketOf)
  const [first] = all
  if (first) dress(first.scene.entries)
  return all
}

/** What only some messages have: files, quoted mail, and a machine for an author. */
function dress(entries: Entry[]): void {
  const messages = entries.filter((entry) => entry.type === 'message')
  const [, automatic, , answer] = messages
  if (automatic) automatic.content = { ...automatic.content, automatic: true }
  if (answer)
    answer.content = {
      ...answer.content,
      attachments: [PHOTO, INVOICE],
      quoted: '> Hello Ana, could you send me a photo of it?\n> Noor, Lumen Lamps',
    }
}

export function ticketNotes(): Note[] {
  return [
    {
      ...{ id: idOf('not', 1), conversationId: idOf('cnv', 201), authorId: idOf('agt', 2), mentions: [idOf('agt', 1)] },
      ...{ text: '@Noor Haddad we have two shades of that colour left.', attachments: [], at: ago(120) },
    },
    {
      ...{ id: idOf('not', 2), conversationId: idOf('cnv', 201), authorId: idOf('agt', 1), mentions: [] },
      ...{ text: 'Then let us send one instead of a refund.', attachments: [], at: ago(110) },
    },
  ]
}
