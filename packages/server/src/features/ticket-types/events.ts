export interface TicketTypeEvents {
  'ticket_type.created': { key: string }
  'ticket_type.updated': { fields: string[] }
  'ticket_types.ordered': { ids: string[] }
  /** The types of a ready-made list that were not there yet. */
  'ticket_types.added': { preset: string; keys: string[] }
}
