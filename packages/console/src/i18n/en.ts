import { inbox } from './en/inbox.ts'
import { settings } from './en/settings.ts'
import { shell } from './en/shell.ts'
import { signIn } from './en/sign-in.ts'
import { ticketDesk } from './en/ticket.ts'
import { ticketLists } from './en/tickets.ts'

/** Every string of the console in English. Functions take what the sentence needs. */
export const en = { ...shell, ...signIn, ...inbox, ...settings, ...ticketLists, ...ticketDesk }
