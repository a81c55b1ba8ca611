import type { Feature } from '../feature.ts'
import { AUTO_CLOSE_JOB, autoClose } from './auto-close.ts'
import { ESCALATE_JOB, escalateByPolicy } from './escalations.ts'
import { notePublications, ticketPublications } from './events.ts'
import { ticketMigrations } from './migrations.ts'
import { mountTickets, mountTicketWork } from './routes.ts'
import { ticketWorkflow } from './workflow.ts'

export { type HeldTicket, holdTicket, requireTicket } from './access.ts'
export { createTicket, type Origin } from './create.ts'
export { listTickets } from './list.ts'
export { leaveNote } from './notes.ts'
export { openTicket, variablesOf } from './open.ts'
export { rateTicket } from './rating.ts'
export { getTicket } from './read.ts'
export { replyToTicket } from './reply.ts'
export { findTicketOf, listTags, takeTicketNumber } from './repository.ts'
export { settingsFor } from './settings.ts'
export { stepTo } from './step.ts'
export { readTicket } from './ticket.ts'
export {
  changePriority,
  changeTicket,
  reopenTicket,
  resolveTicket,
  updateTicket,
} from './work.ts'

/** Workflow upon conversations: numbers, statuses, work, and what customers see of it. */
export const tickets: Feature = {
  name: 'tickets',
  migrations: ticketMigrations,
  mount(app) {
    mountTickets(app)
    mountTicketWork(app)
  },
  conversationWorkflow: ticketWorkflow,
  jobs: { [AUTO_CLOSE_JOB]: (ctx) => autoClose(ctx), [ESCALATE_JOB]: escalateByPolicy },
  schedules: [{ name: 'tickets.auto_close', cron: '17 * * * *', kind: AUTO_CLOSE_JOB }],
  subscribers: { 'sla.escalated': [ESCALATE_JOB] },
  publications: {
    'ticket.created': ticketPublications,
    'ticket.replied': ticketPublications,
    'ticket.moved': ticketPublications,
    'ticket.assigned': ticketPublications,
    'ticket.updated': ticketPublications,
    'ticket.escalated': ticketPublications,
    'ticket.merged': ticketPublications,
    'ticket.rated': ticketPublications,
    'ticket.close_warned': ticketPublications,
    'ticket.note_changed': notePublications,
  },
}
