import type { ContactForm, Conversation, FieldError, SimilarTicket, Ticket } from '@deskbell/protocol'
import type { Wire } from '@deskbell/sdk'
import { DeskbellError } from '@deskbell/sdk/tickets'

/** What the service would ask in a contact form: one type that asks much, one that asks nothing. */
export const FORM: ContactForm = {
  types: [
    {
      id: 'tty_signing',
      key: 'signing',
      name: 'A signing',
      description: 'Times, people, changes',
      priority: 'normal',
      fields: [
        { key: 'booking', kind: 'booking', label: 'Which signing is it about?', required: false },
        {
          key: 'wish',
          kind: 'choice',
          label: 'What would you like?',
          required: true,
          options: [
            { value: 'ask', label: 'Ask something' },
            { value: 'move', label: 'Move it' },
          ],
        },
        {
          key: 'day',
          kind: 'date',
          label: 'Which day suits you?',
          required: true,
          showWhen: { key: 'wish', is: ['move'] },
        },
        { key: 'people', kind: 'number', label: 'How many people sign?', required: false, min: 1, max: 12 },
        { key: 'papers', kind: 'file', label: 'Papers', required: false },
      ],
      expectedAt: null,
    },
    {
      id: 'tty_other',
      key: 'other',
      name: 'Something else',
      description: 'Whatever it may be',
      priority: 'normal',
      fields: [],
      expectedAt: null,
    },
  ],
  availability: { open: true, opensAt: null, timeZone: 'Europe/Lisbon', replyMinutes: 5 },
  attachments: { count: 3, bytes: 2_000_000 },
}

export type Summary = NonNullable<Conversation['ticket']>

/** What a test says of requests, and what was asked of the service. */
export interface FakeTickets {
  form: ContactForm
  similar: SimilarTicket[]
  /** How the next call that changes something is refused. */
  refuse: { readonly code: DeskbellError['code']; readonly errors?: FieldError[] } | null
  readonly asked: { readonly path: string; readonly body: Record<string, unknown> }[]
  readonly known: Map<string, Ticket>
}

/** What of the fake client's world tickets are made in. */
export interface World {
  act(): Promise<void>
  /** Opens a conversation with a first message. */
  begin(id: string, text: string, ticket: Summary): void
  say(id: string, text: string): void
  move(id: string, ticket: Summary): void
  summary(id: string): Conversation | undefined
}

export function ticketOf(summary: Summary, conversationId: string, more: Partial<Ticket> = {}): Ticket {
  const now = new Date().toISOString()
  return {
    ...summary,
    conversationId,
    channel: 'form',
    typeId: 'tty_signing',
    typeName: 'A signing',
    fields: {},
    customer: { id: 'cus_1', name: null, email: null, verified: false },
    bookingRef: null,
    contactMethod: null,
    followsUpId: null,
    mergedIntoId: null,
    rating: null,
    createdAt: now,
    updatedAt: now,
    resolvedAt: null,
    closedAt: null,
    expectedAt: new Date(Date.now() + 26 * 3_600_000).toISOString(),
    lastMessage: null,
    unread: 0,
    work: null,
    ...more,
  }
}

/** The wire of a client whose service has tickets in memory. */
export function fakeWire(world: World, tickets: FakeTickets): Wire {
  let number = 1041

  function start(body: Record<string, unknown>, more: Partial<Ticket> = {}): Ticket {
    number += 1
    const summary: Summary = { id: `tkt_${number}`, number, subject: String(body.subject), status: 'open' }
    const conversationId = `cnv_${number}`
    const ticket = ticketOf(summary, conversationId, { fields: (body.fields ?? {}) as Ticket['fields'], ...more })
    tickets.known.set(ticket.id, ticket)
    world.begin(conversationId, (body.content as { text: string }).text, summary)
    return ticket
  }

  function change(id: string, more: Partial<Ticket>): Ticket {
    const held = tickets.known.get(id)
    if (!held) throw new DeskbellError('not_found', 'No such ticket')
    const next = { ...held, ...more }
    tickets.known.set(id, next)
    if (more.status)
      world.move(next.conversationId, { id, number: next.number, subject: next.subject, status: next.status })
    return next
  }

  function answer(
    method: string,
    path: string,
    body: Record<string, unknown>,
    query: Record<string, unknown>,
  ): unknown {
    if (path === '/v1/contact-form') return tickets.form
    if (path === '/v1/similar-tickets') return { items: tickets.similar }
    const [, id = '', deed] = /^\/v1\/tickets\/([^/]+)\/?(\w+)?$/.exec(path) ?? []
    if (path === '/v1/tickets' && method === 'POST') {
      const ticket = start(body)
      return { ticket, conversation: world.summary(ticket.conversationId), duplicate: false }
    }
    if (path === '/v1/tickets') {
      return { items: [...tickets.known.values()].filter((one) => one.number === query.number), nextCursor: null }
    }
    if (deed === 'reopen') return change(id, { status: 'open' })
    if (deed === 'rating') {
      return change(id, {
        rating: { score: Number(body.score), comment: String(body.comment), at: new Date().toISOString() },
      })
    }
    if (deed === 'messages') {
      const held = change(id, {})
      const follows = held.status === 'closed' ? start({ ...body, subject: held.subject }, { followsUpId: id }) : held
      if (follows === held) world.say(held.conversationId, (body.content as { text: string }).text)
      return { ticket: follows, conversation: world.summary(follows.conversationId) }
    }
    return change(id, {})
  }

  return {
    workspaceKey: 'wk_0123456789abcdef',
    origin: location.origin,
    async call<T>(method: string, path: string, options: { body?: unknown; query?: object } = {}): Promise<T> {
      const body = (options.body ?? {}) as Record<string, unknown>
      if (method !== 'GET') tickets.asked.push({ path, body })
      const { refuse } = tickets
      if (refuse && method !== 'GET' && path !== '/v1/similar-tickets') {
        throw new DeskbellError(refuse.code, 'Not like this.', null, refuse.errors)
      }
      return answer(method, path, body, { ...options.query }) as T
    },
    token: async () => 'token',
    act: world.act,
    join: () => () => {},
  }
}
