import type { Feature } from '../feature.ts'
import {
  tellOfClock,
  tellOfCreated,
  tellOfEscalation,
  tellOfMention,
  tellOfMove,
  tellOfReply,
  tellOfWarning,
} from './rules.ts'
import { wordsForAgent, wordsForCustomer, wordsOfMention } from './words.ts'

export { plusPart, readMessageId, readReplyAddress } from './addresses.ts'

/** What customers and agents are told about tickets. */
export const ticketNotifications: Feature = {
  name: 'ticket-notifications',
  notifications: {
    rules: {
      'ticket.created': tellOfCreated,
      'ticket.replied': tellOfReply,
      'ticket.moved': tellOfMove,
      'ticket.close_warned': tellOfWarning,
      'ticket.escalated': tellOfEscalation,
      'ticket.note_changed': tellOfMention,
      'sla.escalated': tellOfClock,
    },
    isUrgent: ({ type }) => type === 'ticket.escalated' || type === 'sla.escalated',
    words: {
      ticket_created: wordsForCustomer,
      ticket_reply: wordsForCustomer,
      ticket_resolved: wordsForCustomer,
      ticket_closed: wordsForCustomer,
      ticket_close_warned: wordsForCustomer,
      agent_ticket_created: wordsForAgent,
      agent_ticket_reply: wordsForAgent,
      agent_ticket_escalated: wordsForAgent,
      agent_mentioned: wordsOfMention,
    },
  },
}
