import type {
  ContactForm,
  CreateTicket,
  FindSimilar,
  RateTicket,
  ReplyToTicket,
  SimilarTicket,
  Ticket,
  TicketCreated,
  TicketPage,
  TicketReply,
} from '@deskbell/protocol'
import { DeskbellError } from '../core/errors.ts'
import { randomId } from '../core/random.ts'
import type { Client } from '../types.ts'
import { followTicket } from './follow.ts'
import type { TicketAnswer, TicketsClient } from './types.ts'

/** What a body says as JSON: absent where undefined. */
type Loose<T> = { readonly [K in keyof T]?: unknown }

/**
 * A customer's own tickets, over the client that holds their session.
 *
 * @example
 * const client = createClient({ url: 'https://desk.example.com', workspaceKey: 'wk_…' })
 * const tickets = createTicketsClient(client)
 * const [type] = (await tickets.contactForm()).types
 * const { ticket } = await tickets.create({ typeId: type.id, subject: 'Broken latch', text: 'It does not close.' })
 * tickets.follow(ticket.id).state.subscribe(({ ticket }) => show(ticket?.status))
 */
export function createTicketsClient(client: Client): TicketsClient {
  const { call, act, workspaceKey } = client.wire

  const path = (ticketId: string, rest = ''): string => `/v1/tickets/${encodeURIComponent(ticketId)}${rest}`
  const one = (ticketId: string): Promise<Ticket> => call<Ticket>('GET', path(ticketId))

  async function byNumber(number: number): Promise<Ticket> {
    const { items } = await call<TicketPage>('GET', '/v1/tickets', { query: { number } })
    if (items[0]) return items[0]
    throw new DeskbellError('not_found', `No ticket has the number ${number}`)
  }

  /** A conversation that came about here enters the client's list, by which its room is listened to. */
  function listed<T>(answer: T): T {
    client
      .conversations()
      .reload()
      .catch(() => {})
    return answer
  }

  return {
    contactForm: () => call<ContactForm>('GET', '/v1/contact-form', { query: { workspace: workspaceKey }, open: true }),
    async create({ clientId = randomId(), text, attachments, ...rest }) {
      await act()
      const body: Loose<CreateTicket> = { ...rest, ...said(text), ...ids(attachments), clientId }
      return listed(await call<TicketCreated>('POST', '/v1/tickets', { body }))
    },
    list: ({ status, ...rest } = {}) =>
      call<TicketPage>('GET', '/v1/tickets', { query: { ...rest, status: status?.join(',') } }),
    get(idOrNumber) {
      const number = Number(String(idOrNumber).replace('#', ''))
      return Number.isInteger(number) ? byNumber(number) : one(String(idOrNumber))
    },
    async reply(ticketId, { clientId = randomId(), text, attachments }) {
      const body: Loose<ReplyToTicket> = { clientId, ...said(text), ...ids(attachments) }
      return listed(await call<TicketReply>('POST', path(ticketId, '/messages'), { body }))
    },
    reopen: (ticketId) => call<Ticket>('POST', path(ticketId, '/reopen')),
    rate(ticketId, score, comment = '') {
      const body: RateTicket = { score, comment }
      return call<Ticket>('POST', path(ticketId, '/rating'), { body })
    },
    async similar({ subject, text }) {
      if (!client.customer.get() && !(await client.resume())) return []
      const body: FindSimilar = { subject, text }
      return (await call<{ items: SimilarTicket[] }>('POST', '/v1/similar-tickets', { body })).items
    },
    follow: (ticketId) => followTicket(client, ticketId, () => one(ticketId)),
  }
}

const said = (text: string) => ({ content: { type: 'text', text } }) as const

const ids = (attachments: TicketAnswer['attachments'] = []) => ({ attachmentIds: attachments.map(({ id }) => id) })
