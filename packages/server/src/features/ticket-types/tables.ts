/** A kind of question. `fields` is JSON: what is asked. */
export interface TicketTypesTable {
  id: string
  workspace_id: string
  key: string
  name: string
  description: string
  offered: number
  priority: string
  team_id: string | null
  sla_policy_id: string | null
  first_response: string
  fields: string
  position: number
  archived: number
  created_at: number
}

export interface TicketTypeTables {
  ticket_types: TicketTypesTable
}
