import { responses } from './en/responses.ts'
import { routing } from './en/routing.ts'
import { setup } from './en/setup.ts'
import { sla } from './en/sla.ts'
import { ticketTypes } from './en/ticket-types.ts'
import { ticketLists } from './en/tickets.ts'

const { priorities, channels, statuses, clocks } = ticketLists.tickets
const words = { ...setup, ...ticketTypes, ...routing, ...sla, ...responses, priorities, channels, statuses, clocks }

/** The words of the ticket settings, apart from the rest so that the inbox does not carry them. */
export type SetupCatalogue = typeof words
export const s: SetupCatalogue = words
