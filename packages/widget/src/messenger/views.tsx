import type { ComponentType } from 'preact'
import type { LateView } from './later.tsx'

const help = () => import('./features/help/help.tsx')
const tickets = () => import('./features/tickets/tickets.tsx')
const notices = () => import('./features/notices/notices.tsx')
const files = () => import('./features/files/files.tsx')

/** Views that are fetched when a visitor means to see them; the others come with the first open. */
export const LATER: Readonly<Record<string, () => Promise<LateView>>> = {
  messages: () => import('./features/messages/messages.tsx'),
  help,
  asked: part(help, 'HomeHelp'),
  contact: () => import('./features/contact/contact.tsx'),
  ticket: tickets,
  head: part(tickets, 'RequestHead'),
  foot: part(tickets, 'RequestFoot'),
  note: part(() => import('./features/notes/note.tsx'), 'Note'),
  status: part(tickets, 'StatusPill'),
  notices,
  bookings: () => import('./features/bookings/bookings.tsx'),
  bell: part(notices, 'Bell'),
  extras: part(files, 'MessageExtras'),
}

/** A part of another view, which is what it was where the part does not come. */
function part<K extends string>(
  load: () => Promise<{ readonly css: string } & { readonly [name in K]: ComponentType<never> }>,
  name: K,
): () => Promise<LateView> {
  return () =>
    load().then(
      (module) => ({ default: module[name], css: module.css }),
      () => ({ default: () => null, css: '' }),
    )
}
