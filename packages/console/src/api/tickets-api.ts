import {
  type AddNote,
  type AssignTicket,
  type BulkUpdateTickets,
  type ConvertConversation,
  type CreateTicket,
  conversationEndpoints,
  type EndTicket,
  type EscalateTicket,
  type ListTickets,
  type MoveTicket,
  macroEndpoints,
  type ReplyToTicket,
  type SaveTicketView,
  type SendMessage,
  type TicketStatus,
  teamEndpoints,
  ticketEndpoints,
  ticketTypeEndpoints,
  ticketWorkEndpoints,
  type UpdateTicket,
} from '@deskbell/protocol'
import type * as v from 'valibot'
import type { Call } from './http.ts'

/** What a list of tickets is asked by; absent: not narrowed. */
export type TicketQuery = Readonly<v.InferInput<typeof ListTickets>>
export type TicketChange = BulkUpdateTickets['change']

export type TicketsApi = ReturnType<typeof createTicketsApi>

/** Tickets as agents work upon them. */
export function createTicketsApi(call: Call) {
  const at = { ...ticketEndpoints, ...ticketWorkEndpoints }
  return {
    list: (query: TicketQuery) => call(at.listTickets, { query }),
    counts: () => call(at.countTickets),
    get: (ticketId: string) => call(at.getTicket, { params: { ticketId } }),
    create: (body: v.InferInput<typeof CreateTicket>) => call(at.createTicket, { body }),
    convert: (conversationId: string, body: v.InferInput<typeof ConvertConversation>) =>
      call(at.convertConversation, { params: { conversationId }, body }),
    update: (ticketId: string, body: UpdateTicket) => call(at.updateTicket, { params: { ticketId }, body }),
    assign: (ticketId: string, body: AssignTicket) => call(at.assignTicket, { params: { ticketId }, body }),
    move: (ticketId: string, status: TicketStatus, note: MoveTicket['note'] = '') =>
      call(at.moveTicket, { params: { ticketId }, body: { status, note } }),
    setPriority: (ticketId: string, priority: NonNullable<CreateTicket['priority']>) =>
      call(at.setTicketPriority, { params: { ticketId }, body: { priority } }),
    resolve: (ticketId: string, body: EndTicket) => call(at.resolveTicket, { params: { ticketId }, body }),
    close: (ticketId: string, body: EndTicket) => call(at.closeTicket, { params: { ticketId }, body }),
    reopen: (ticketId: string) => call(at.reopenTicket, { params: { ticketId } }),
    escalate: (ticketId: string, body: EscalateTicket) => call(at.escalateTicket, { params: { ticketId }, body }),
    merge: (ticketId: string, intoTicketId: string) =>
      call(at.mergeTicket, { params: { ticketId }, body: { intoTicketId } }),
    bulk: async (ticketIds: string[], change: TicketChange) =>
      (await call(at.bulkUpdateTickets, { body: { ticketIds, change } })).items,
    history: async (ticketId: string) => (await call(at.listTicketHistory, { params: { ticketId } })).items,
    duplicates: async (ticketId: string) => (await call(at.listDuplicates, { params: { ticketId } })).items,
    reply: (ticketId: string, body: v.InferInput<typeof ReplyToTicket>) =>
      call(at.replyToTicket, { params: { ticketId }, body }),
    send: (conversationId: string, body: v.InferInput<typeof SendMessage>) =>
      call(conversationEndpoints.sendMessage, { params: { conversationId }, body }),
    getConversation: (conversationId: string) =>
      call(conversationEndpoints.getConversation, { params: { conversationId } }),

    listNotes: async (conversationId: string) => (await call(at.listNotes, { params: { conversationId } })).items,
    addNote: (conversationId: string, body: v.InferInput<typeof AddNote>) =>
      call(at.addNote, { params: { conversationId }, body }),
    deleteNote: (noteId: string) => call(at.deleteNote, { params: { noteId } }),

    listViews: async () => (await call(at.listTicketViews)).items,
    createView: (body: SaveTicketView) => call(at.createTicketView, { body }),
    updateView: (ticketViewId: string, body: SaveTicketView) =>
      call(at.updateTicketView, { params: { ticketViewId }, body }),
    deleteView: (ticketViewId: string) => call(at.deleteTicketView, { params: { ticketViewId } }),

    listTypes: async () => (await call(ticketTypeEndpoints.listTicketTypes)).items,
    listTeams: async () => (await call(teamEndpoints.listTeams)).items,
    listCanned: async () => (await call(macroEndpoints.listCannedResponses)).items,
    listMacros: async () => (await call(macroEndpoints.listMacros)).items,
    applyMacro: (ticketId: string, macroId: string, clientId: string) =>
      call(macroEndpoints.applyMacro, { params: { ticketId, macroId }, body: { clientId } }),
  }
}
