export interface SupportLinkEvents {
  /** Nobody comes in by the links to this ticket any more that were mailed so far. */
  'ticket.links_revoked': { ticketId: string; number: number }
}
