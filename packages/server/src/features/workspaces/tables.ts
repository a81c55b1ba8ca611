/** A company's desk. `settings` is `WorkspaceSettings` as JSON. */
export interface WorkspacesTable {
  id: string
  /** The public key that stands in the script tag. */
  key: string
  settings: string
  /** Counts automatic assignments; taking the next number also locks the row against a rival assignment. */
  assignments: number
  created_at: number
  updated_at: number
}

/** A secret shared with a host's server, sealed with a key derived from DESKBELL_SECRET. */
export interface IdentityKeysTable {
  id: string
  workspace_id: string
  kid: string
  sealed_secret: string
  created_at: number
  last_used_at: number | null
}

/** The allowed origins of all workspaces once more, so that one is found without reading every workspace. */
export interface WorkspaceOriginsTable {
  origin: string
  workspace_id: string
}

export interface WorkspaceTables {
  workspaces: WorkspacesTable
  workspace_origins: WorkspaceOriginsTable
  identity_keys: IdentityKeysTable
}
