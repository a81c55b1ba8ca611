export interface VisitorEvents {
  'session.created': { customerId: string }
  'session.ended': { customerId: string }
  /** A visitor turned out to be a known customer; their conversations passed over. */
  'customer.merged': { into: string; conversationIds: string[] }
}
