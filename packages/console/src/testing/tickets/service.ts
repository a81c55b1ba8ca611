import {
  attachmentEndpoints,
  conversationEndpoints,
  macroEndpoints,
  type Note,
  type Ticket,
  type TicketView,
  teamEndpoints,
  ticketEndpoints,
  ticketTypeEndpoints,
  ticketWorkEndpoints,
} from '@deskbell/protocol'
import { dispatch, type HandlersOf, Refusal } from '../dispatch.ts'
import type { FakeDesk } from '../fake-client.ts'
import { agentRef, idOf } from '../fixtures.ts'
import { CANNED, MACROS, TEAMS, TYPES } from './fixtures.ts'
import { countTickets, listed } from './lists.ts'
import { ticketNotes } from './scenario.ts'
import { assertStep, createSteps } from './steps.ts'
import { createFakeUploads } from './uploads.ts'

const ENDPOINTS = {
  ...ticketEndpoints,
  ...ticketWorkEndpoints,
  ...ticketTypeEndpoints,
  ...teamEndpoints,
  ...macroEndpoints,
  ...attachmentEndpoints,
  getConversation: conversationEndpoints.getConversation,
  sendMessage: conversationEndpoints.sendMessage,
}

export interface FakeTicketsOptions {
  readonly empty: boolean
  readonly slow: boolean
  readonly failing: boolean
  readonly page: number
}

/** The hands of a test on the pretended tickets. */
export interface TicketControls {
  failing(on: boolean): void
  /** Whether the inbox room says nothing. */
  silent(on: boolean): void
  /** A colleague takes a ticket. */
  colleagueTakes(n: number): void
  /** A customer asks something new. */
  asks(n: number, subject: string): void
  colleagueNotes(n: number, text: string): void
  /** Uploads are refused from now on, or no piece of them arrives. */
  uploads(how: 'fine' | 'refused' | 'broken'): void
}

const ME = idOf('agt', 1)
const now = () => new Date().toISOString()

/** Tickets of the pretended service, over the conversations of the pretended client. */
export function createFakeTickets(options: FakeTicketsOptions, start: readonly Ticket[], desk: FakeDesk) {
  const world = new Map(options.empty ? [] : start.map((ticket) => [ticket.id, ticket]))
  let notes: Note[] = options.empty ? [] : ticketNotes()
  let views: TicketView[] = options.empty
    ? []
    : [
        {
          ...{ id: idOf('tvw', 1), name: 'Refunds, oldest first', shared: true, authorId: idOf('agt', 2) },
          query: `status=open,assigned,in_progress&typeId=${idOf('tty', 1)}&order=oldest`,
        },
      ]
  let failing = options.failing
  let silent = false
  let made = 700
  const uploads = createFakeUploads()
  const find = (id: string | undefined): Ticket => {
    const found = world.get(id ?? '')
    if (!found) throw new Refusal('not_found')
    return found
  }
  const change = (ticket: Ticket, part: Partial<Ticket>, work: Partial<Ticket['work'] & object> = {}): Ticket => {
    const next = { ...ticket, ...part, updatedAt: now(), work: ticket.work && { ...ticket.work, ...work } }
    world.set(ticket.id, next)
    const { id, number, subject, status, conversationId } = next
    if (status !== ticket.status || subject !== ticket.subject)
      desk.append(conversationId, agentRef(1), { type: 'ticket', ticket: { id, number, subject, status } })
    if (!silent) desk.tell({ t: 'ticket', ticketId: id, conversationId })
    return next
  }
  const { steps, answer } = createSteps({ find, change, desk, uploads, all: () => [...world.values()] })

  const handlers: HandlersOf<typeof ENDPOINTS> = {
    ...steps,
    ...uploads.handlers,
    listTickets: ({ query }) => listed([...world.values()], query, ME, options.page),
    countTickets: () => countTickets([...world.values()], ME),
    getTicket: ({ params }) => find(params.ticketId),
    listNotes: ({ params }) => ({ items: notes.filter((one) => one.conversationId === params.conversationId) }),
    addNote({ params, body }) {
      made += 1
      const attachments = uploads.take(body.attachmentIds)
      const { text, mentions } = body
      const conversationId = params.conversationId ?? ''
      const note: Note = { id: idOf('not', made), conversationId, authorId: ME, text, mentions, attachments, at: now() }
      notes = [...notes, note]
      return note
    },
    deleteNote({ params }) {
      notes = notes.filter((one) => one.id !== params.noteId)
    },
    listTicketViews: () => ({ items: views }),
    createTicketView({ body }) {
      made += 1
      const view = { id: idOf('tvw', made), authorId: ME, ...body }
      views = [...views, view]
      return view
    },
    updateTicketView({ params, body }) {
      views = views.map((one) => (one.id === params.ticketViewId ? { ...one, ...body } : one))
      return views.find((one) => one.id === params.ticketViewId)
    },
    deleteTicketView({ params }) {
      views = views.filter((one) => one.id !== params.ticketViewId)
    },
    bulkUpdateTickets({ body }) {
      const items = body.ticketIds.map((ticketId) => {
        try {
          const ticket = find(ticketId)
          const { change: to } = body
          const tags = ticket.work?.tags ?? []
          if (to.do === 'status') {
            assertStep(ticket, to.status)
            change(ticket, { status: to.status })
          } else if (to.do === 'add_tags') change(ticket, {}, { tags: [...new Set([...tags, ...to.tags])] })
          else if (to.do === 'remove_tags') change(ticket, {}, { tags: tags.filter((one) => !to.tags.includes(one)) })
          else {
            const { do: _, ...part } = to
            change(ticket, {}, part)
          }
          return { ticketId, ok: true, code: null, detail: null }
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          return { ticketId, ok: false, code: error.code, detail: error.message }
        }
      })
      return { items }
    },
    listTicketTypes: () => ({ items: TYPES }),
    listTeams: () => ({ items: TEAMS }),
    listCannedResponses: () => ({ items: options.empty ? [] : CANNED }),
    listMacros: () => ({ items: options.empty ? [] : MACROS }),
    getConversation: ({ params }) => desk.find(params.conversationId ?? '')?.conversation,
    sendMessage({ params, body }) {
      const entry = answer(params.conversationId ?? '', body.content.text, body.attachmentIds ?? [])
      return { conversation: desk.find(params.conversationId ?? '')?.conversation, entry }
    },
  }
  const controls: TicketControls = {
    failing(on) {
      failing = on
    },
    silent(on) {
      silent = on
    },
    colleagueTakes(n) {
      change(find(idOf('tkt', n)), { status: 'assigned' }, { assigneeId: idOf('agt', 2) })
    },
    asks(n, subject) {
      const like = find(idOf('tkt', 3))
      const id = idOf('tkt', n)
      world.set(id, { ...like, id, number: 1_040 + n, subject, createdAt: now(), updatedAt: now() })
      desk.tell({ t: 'ticket', ticketId: id, conversationId: like.conversationId })
    },
    colleagueNotes(n, text) {
      made += 1
      const conversationId = find(idOf('tkt', n)).conversationId
      const authorId = idOf('agt', 2)
      notes = [
        ...notes,
        { id: idOf('not', made), conversationId, authorId, text, mentions: [], attachments: [], at: now() },
      ]
      desk.tell({ t: 'note', conversationId })
    },
    uploads: uploads.behave,
  }
  const send = dispatch(ENDPOINTS, handlers, () => (options.slow ? 'silent' : failing ? 'failing' : 'up'))
  return { send, controls }
}
