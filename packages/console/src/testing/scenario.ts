import type { Conversation, Customer, Entry } from '@deskbell/protocol'
import { agentRef, ago, conversationOf, customerOf, customerRef, entriesOf, idOf, systemRef } from './fixtures.ts'

export interface Scene {
  conversation: Conversation
  customer: Customer
  entries: Entry[]
  /** Left out of the lists of the inbox. */
  aside?: boolean
}

/** A morning at a shop for lamps: every kind of row the console draws. */
export function scenes(): Scene[] {
  const list: Scene[] = []
  const add = (
    n: number,
    customer: Partial<Customer>,
    said: Parameters<typeof entriesOf>[2],
    more: Partial<Conversation> = {},
  ) => {
    const full = customerOf(n, customer)
    const entries = entriesOf(idOf('cnv', n), n * 1000, said)
    list.push({ customer: full, entries, conversation: conversationOf(n, full, entries, more) })
  }
  const mine = idOf('agt', 1)
  add(
    1,
    {
      name: 'Ana Beltrán',
      email: 'ana.beltran@example.com',
      verified: true,
      externalId: 'user-8841',
      timeZone: 'America/Bogota',
      locale: 'es-CO',
      attributes: { plan: 'Studio', orders: 14, newsletter: true },
    },
    [
      {
        by: customerRef(1),
        at: ago(60 * 26),
        text: 'Hi, I ordered the Arc lamp on Monday. Can you tell me when it will arrive?',
        article: { slug: 'track-an-order', title: 'Track an order' },
      },
      { by: systemRef, at: ago(60 * 26 - 1), does: { type: 'assigned', assigneeId: mine } },
      { by: agentRef(1), at: ago(60 * 26 - 4), text: 'Good morning Ana. Let me look at that order for you.' },
      {
        by: agentRef(1),
        at: ago(60 * 26 - 5),
        text: 'It left our workshop yesterday and is due on Friday before noon. You can follow it here: https://parcel.example/t/88-4102.',
      },
      { by: customerRef(1), at: ago(60 * 26 - 9), text: 'Perfect, thank you.' },
      { by: agentRef(1), at: ago(60 * 26 - 12), does: { type: 'closed' } },
      { by: customerRef(1), at: ago(34), does: { type: 'reopened' } },
      {
        by: customerRef(1),
        at: ago(34),
        text: 'Hello again. The lamp is here and it is beautiful, but the shade has a small dent on one side.',
      },
      {
        by: customerRef(1),
        at: ago(33),
        text: 'I can send a photo.\nWould it be possible to get a new shade only, without sending the whole lamp back?',
      },
      {
        by: agentRef(1),
        at: ago(28),
        text: 'I am sorry about the dent. Yes, we can send you a new shade, and you need not return anything.',
      },
      { by: agentRef(1), at: ago(27), text: 'Shall it go to the same address in Bogotá?' },
    ],
    {
      assigneeId: mine,
      receipts: [{ participant: customerRef(1), deliveredSeq: 11, readSeq: 11 }],
    },
  )
  add(
    2,
    { name: 'Marek Novák', email: 'marek@novak.example' },
    [
      { by: customerRef(2), at: ago(9), text: 'Does the desk lamp take E27 bulbs?' },
      {
        by: customerRef(2),
        at: ago(6),
        text: 'And is there a version with a longer cable? Mine has to reach behind the shelf.',
      },
    ],
    { assigneeId: mine, unread: 2 },
  )
  add(
    3,
    { name: null, locale: 'de', timeZone: 'Europe/Berlin' },
    [{ by: customerRef(3), at: ago(2), text: 'Is anybody there? I cannot get through the checkout.' }],
    { unread: 1 },
  )
  add(
    4,
    { name: 'Priya Raman', verified: true, email: 'priya@raman.example' },
    [
      { by: customerRef(4), at: ago(75), text: 'Could I change the delivery address of order 5520?' },
      { by: agentRef(2), at: ago(70), text: 'Of course. Where should it go?' },
    ],
    { assigneeId: idOf('agt', 2) },
  )
  add(
    5,
    { name: null, email: 'j.smits@example.nl' },
    [
      { by: customerRef(5), at: ago(60 * 5), text: 'Wanneer is de koperen versie weer op voorraad?' },
      { by: agentRef(3), at: ago(60 * 4), text: 'In two weeks. Shall I write to you then?' },
      { by: customerRef(5), at: ago(60 * 3), text: 'Graag!' },
    ],
    { assigneeId: idOf('agt', 3) },
  )
  add(
    6,
    { name: 'Oluwaseun Adebayo-Thompson the Younger of Kent' },
    [
      {
        by: customerRef(6),
        at: ago(60 * 30),
        text: 'Invoice please: pneumonoultramicroscopicsilicovolcanoconiosis-and-other-very-long-words-without-a-break.',
      },
      { by: agentRef(1), at: ago(60 * 29), text: 'You have it in your mail now.' },
    ],
    { assigneeId: mine },
  )
  add(
    7,
    { name: 'Yuki Tanaka', verified: true, locale: 'ja', timeZone: 'Asia/Tokyo' },
    [
      { by: customerRef(7), at: ago(60 * 52), text: 'Thank you, the lamp works now.' },
      { by: agentRef(1), at: ago(60 * 51), text: 'I am glad to hear it. Enjoy the light.' },
      { by: agentRef(1), at: ago(60 * 51), does: { type: 'closed' } },
    ],
    { assigneeId: mine, status: 'closed' },
  )
  for (let n = 20; n < 44; n += 1) {
    add(
      n,
      { name: n % 3 === 0 ? null : `Visitor of stall ${n}` },
      [{ by: customerRef(n), at: ago(60 * 24 * (n - 18)), text: `An older question, number ${n}.` }],
      { assigneeId: n % 2 === 0 ? mine : idOf('agt', 2) },
    )
  }
  return list
}
