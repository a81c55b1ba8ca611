/**
 * What an access token stands on. A visitor's session is found again by the hash of its secret and
 * has no expiry; one made from an identity token lives as long as the access token it gave.
 */
export interface VisitorSessionsTable {
  id: string
  workspace_id: string
  customer_id: string
  secret_hash: string | null
  /** The visitor session beside an identified one, so that logging out ends both. */
  beside_id: string | null
  created_at: number
  expires_at: number | null
  ended_at: number | null
}

export interface VisitorTables {
  visitor_sessions: VisitorSessionsTable
}
