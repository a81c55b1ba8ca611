/** A secret key of a host's back end; only the digest is kept. */
export interface ApiKeysTable {
  id: string
  workspace_id: string
  name: string
  /** JSON: scopes. */
  scopes: string
  token_hash: string
  /** The last four characters of the secret. */
  end: string
  created_at: number
  last_used_at: number | null
  ended_at: number | null
}

export interface ApiKeyTables {
  api_keys: ApiKeysTable
}
