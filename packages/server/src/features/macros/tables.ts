export interface CannedResponsesTable {
  id: string
  workspace_id: string
  shortcut: string
  title: string
  text: string
  /** Null for one that everybody has. */
  owner_id: string | null
  author_id: string | null
  created_at: number
  updated_at: number
}

/** `actions` is JSON. */
export interface MacrosTable {
  id: string
  workspace_id: string
  name: string
  actions: string
  created_at: number
  updated_at: number
}

/** Who used a macro by which client id, so that a retry does it once. */
export interface MacroUsesTable {
  agent_id: string
  client_id: string
  workspace_id: string
  ticket_id: string
  macro_id: string
  at: number
}

export interface MacroTables {
  canned_responses: CannedResponsesTable
  macros: MacrosTable
  macro_uses: MacroUsesTable
}
