/** A person who asks for help. `verified` only where the host's signature vouched for the identity. */
export interface CustomersTable {
  id: string
  workspace_id: string
  verified: number
  /** The host's own id of the person, from `sub`; unique within the workspace. */
  external_id: string | null
  name: string | null
  email: string | null
  /** E.164; only ever what the host vouched for, so that nobody can have strangers messaged. */
  phone: string | null
  locale: string | null
  time_zone: string | null
  attributes: string
  page_url: string | null
  page_title: string | null
  last_seen_at: number | null
  /** The identified customer to whom this visitor's conversations passed. */
  merged_into: string | null
  /**
   * 1 for somebody known by an address alone, from mail, forms and telephone calls. Nobody has a
   * session as such a customer, so what stands under an address is reached through its mailbox only.
   */
  contact: number
  created_at: number
}

export interface CustomerTables {
  customers: CustomersTable
}
