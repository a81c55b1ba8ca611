import * as v from 'valibot'
import { endpoint } from '../core/endpoint.ts'
import { id } from '../core/ids.ts'
import {
  CreateTicket,
  FindSimilar,
  RateTicket,
  ReplyToTicket,
  SimilarTicket,
  Ticket,
  TicketCreated,
  TicketReply,
} from './schemas.ts'
import { ListTickets, TicketPage } from './work.ts'

const params = v.object({ ticketId: id('ticket') })
const SimilarTickets = v.object({ items: v.array(SimilarTicket) })

/** What customers and agents do with tickets. */
export const ticketEndpoints = {
  listTickets: endpoint({
    id: 'listTickets',
    method: 'GET',
    path: '/v1/tickets',
    callers: ['customer', 'agent'],
    summary: 'Tickets by filters: a customer sees their own',
    query: ListTickets,
    result: TicketPage,
  }),
  createTicket: endpoint({
    id: 'createTicket',
    method: 'POST',
    path: '/v1/tickets',
    callers: ['customer', 'agent'],
    summary: 'Ask a question, or log one that came by telephone; the same one within minutes answers with the first',
    body: CreateTicket,
    result: TicketCreated,
    status: 201,
  }),
  findSimilarTickets: endpoint({
    id: 'findSimilarTickets',
    method: 'POST',
    path: '/v1/similar-tickets',
    callers: ['customer'],
    summary: 'Open and recent tickets of your own that say nearly the same',
    body: FindSimilar,
    result: SimilarTickets,
  }),
  getTicket: endpoint({
    id: 'getTicket',
    method: 'GET',
    path: '/v1/tickets/:ticketId',
    callers: ['customer', 'agent'],
    summary: 'One ticket; its messages are the entries of its conversation',
    params,
    result: Ticket,
  }),
  replyToTicket: endpoint({
    id: 'replyToTicket',
    method: 'POST',
    path: '/v1/tickets/:ticketId/messages',
    callers: ['customer', 'agent'],
    summary: 'Reply; to a closed ticket a customer starts a follow-up with it',
    params,
    body: ReplyToTicket,
    result: TicketReply,
    status: 201,
  }),
  reopenTicket: endpoint({
    id: 'reopenTicket',
    method: 'POST',
    path: '/v1/tickets/:ticketId/reopen',
    callers: ['customer', 'agent'],
    summary: 'Take up a resolved ticket again; agents a closed one too',
    params,
    result: Ticket,
  }),
  rateTicket: endpoint({
    id: 'rateTicket',
    method: 'POST',
    path: '/v1/tickets/:ticketId/rating',
    callers: ['customer'],
    summary: 'Rate how your question was answered; rating again replaces it',
    params,
    body: RateTicket,
    result: Ticket,
  }),
}
