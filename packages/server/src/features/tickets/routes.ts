import { ticketEndpoints, ticketWorkEndpoints as workEndpoints } from '@deskbell/protocol'
import type { App } from '../../platform/http.ts'
import { limitMessages } from '../../platform/message-limits.ts'
import { route } from '../../platform/route.ts'
import { bulkUpdateTickets } from './bulk.ts'
import { convertConversation } from './convert.ts'
import { createTicket } from './create.ts'
import { findSimilarTickets, listDuplicates } from './duplicates.ts'
import { listTicketHistory } from './history.ts'
import { countTickets, listTickets } from './list.ts'
import { mergeTicket } from './merge.ts'
import { getTicketMetrics } from './metrics.ts'
import { addNote, deleteNote, listNotes } from './notes.ts'
import { rateTicket } from './rating.ts'
import { getTicket } from './read.ts'
import { replyToTicket } from './reply.ts'
import { getTicketSettings, updateTicketSettings } from './settings.ts'
import { createTicketView, deleteTicketView, listTicketViews, updateTicketView } from './views.ts'
import {
  assignTicket,
  closeTicket,
  escalateTicket,
  moveTicket,
  reopenTicket,
  resolveTicket,
  setTicketPriority,
  updateTicket,
} from './work.ts'

export function mountTickets(app: App): void {
  route(app, ticketEndpoints.createTicket, async (ctx, { body, ip }) => {
    await limitMessages(ctx, ip)
    return createTicket(ctx, body)
  })
  route(app, ticketEndpoints.listTickets, (ctx, { query }) => listTickets(ctx, query))
  route(app, workEndpoints.countTickets, (ctx) => countTickets(ctx))
  route(app, workEndpoints.getTicketMetrics, (ctx, { query }) => getTicketMetrics(ctx, query))
  route(app, ticketEndpoints.findSimilarTickets, (ctx, { body }) => findSimilarTickets(ctx, body))
  route(app, ticketEndpoints.getTicket, (ctx, { params }) => getTicket(ctx, params))
  route(app, ticketEndpoints.replyToTicket, async (ctx, { params, body, ip }) => {
    await limitMessages(ctx, ip)
    return replyToTicket(ctx, { ...params, ...body })
  })
  route(app, ticketEndpoints.reopenTicket, (ctx, { params }) => reopenTicket(ctx, params))
  route(app, ticketEndpoints.rateTicket, (ctx, { params, body }) => rateTicket(ctx, { ...params, ...body }))
}

export function mountTicketWork(app: App): void {
  route(app, workEndpoints.convertConversation, (ctx, { params, body }) =>
    convertConversation(ctx, { ...params, ...body }),
  )
  route(app, workEndpoints.updateTicket, (ctx, { params, body }) => updateTicket(ctx, { ...params, ...body }))
  route(app, workEndpoints.assignTicket, (ctx, { params, body }) => assignTicket(ctx, { ...params, ...body }))
  route(app, workEndpoints.moveTicket, (ctx, { params, body }) => moveTicket(ctx, { ...params, ...body }))
  route(app, workEndpoints.setTicketPriority, (ctx, { params, body }) => setTicketPriority(ctx, { ...params, ...body }))
  route(app, workEndpoints.resolveTicket, (ctx, { params, body }) => resolveTicket(ctx, { ...params, ...body }))
  route(app, workEndpoints.closeTicket, (ctx, { params, body }) => closeTicket(ctx, { ...params, ...body }))
  route(app, workEndpoints.escalateTicket, (ctx, { params, body }) => escalateTicket(ctx, { ...params, ...body }))
  route(app, workEndpoints.mergeTicket, (ctx, { params, body }) => mergeTicket(ctx, { ...params, ...body }))
  route(app, workEndpoints.bulkUpdateTickets, (ctx, { body }) => bulkUpdateTickets(ctx, body))
  route(app, workEndpoints.listTicketHistory, (ctx, { params }) => listTicketHistory(ctx, params))
  route(app, workEndpoints.listDuplicates, (ctx, { params }) => listDuplicates(ctx, params))
  route(app, workEndpoints.listTicketViews, (ctx) => listTicketViews(ctx))
  route(app, workEndpoints.createTicketView, (ctx, { body }) => createTicketView(ctx, body))
  route(app, workEndpoints.updateTicketView, (ctx, { params, body }) => updateTicketView(ctx, { ...params, ...body }))
  route(app, workEndpoints.deleteTicketView, (ctx, { params }) => deleteTicketView(ctx, params))
  route(app, workEndpoints.listNotes, (ctx, { params }) => listNotes(ctx, params))
  route(app, workEndpoints.addNote, (ctx, { params, body }) => addNote(ctx, { ...params, ...body }))
  route(app, workEndpoints.deleteNote, (ctx, { params }) => deleteNote(ctx, params))
  route(app, workEndpoints.getTicketSettings, (ctx) => getTicketSettings(ctx))
  route(app, workEndpoints.updateTicketSettings, (ctx, { body }) => updateTicketSettings(ctx, body))
}
