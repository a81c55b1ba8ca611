import type { Notification } from '@deskbell/protocol'
import { bookingHref, inboxHref, ticketsHref } from '../../app/routes.ts'

/** Where a notification leads within the console or to the host's own page; null for one that only says something. */
export function targetHref(target: Notification['target']): string | null {
  switch (target.type) {
    case 'ticket':
      return ticketsHref('all', target.ticketId)
    case 'conversation':
      return inboxHref('all', target.conversationId)
    case 'booking':
      return bookingHref(target.bookingId)
    case 'url':
      return /^https?:\/\//i.test(target.url) ? target.url : null
    case 'none':
      return null
  }
}
