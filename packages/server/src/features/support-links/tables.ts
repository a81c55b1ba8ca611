/**
 * A signed way in for somebody without a session: to one ticket, or to all of one customer. Only the
 * digest of its token is kept.
 */
export interface SupportLinksTable {
  id: string
  workspace_id: string
  customer_id: string
  /** Null where it opens the list of the customer's tickets. */
  ticket_id: string | null
  token_hash: string
  /** 1 where it works once, 0 where it may be used again until it expires. */
  single_use: number
  created_at: number
  expires_at: number
  ended_at: number | null
}

export interface SupportLinkTables {
  support_links: SupportLinksTable
}
