/** Someone who works in a workspace. One user may be an agent of several. */
export interface AgentsTable {
  id: string
  workspace_id: string
  user_id: string
  name: string
  email: string
  role: string
  availability: string
  active: number
  /** The number of the last automatic assignment, from `workspaces.assignments`; 0 for none. */
  last_assignment: number
  /** Open conversations at which nothing more is given by itself; null: no bound. */
  capacity: number | null
  created_at: number
}

export interface InvitationsTable {
  id: string
  workspace_id: string
  email: string
  role: string
  token_hash: string
  invited_by: string
  created_at: number
  expires_at: number
  /** When it was accepted or revoked; null while it waits. */
  ended_at: number | null
}

/** Someone who asked for a workspace and has not yet followed the link. Belongs to no workspace. */
export interface SignUpsTable {
  id: string
  workspace_name: string
  name: string
  email: string
  password_hash: string
  token_hash: string
  created_at: number
  expires_at: number
}

/** A link by which one user sets their password, once. The row goes when it is used. */
export interface PasswordLinksTable {
  id: string
  /** Where it was asked for: it is mailed and recorded there. */
  workspace_id: string
  user_id: string
  token_hash: string
  created_at: number
  expires_at: number
}

/*
 * better-auth's own tables. It writes dates as ISO text and yes/no as 0 and 1 on both databases,
 * because it is told that both are SQLite; see auth.ts.
 */
export interface AuthUsersTable {
  id: string
  name: string
  email: string
  email_verified: number
  image: string | null
  created_at: string
  updated_at: string
}

export interface AuthSessionsTable {
  id: string
  user_id: string
  token: string
  expires_at: string
  ip_address: string | null
  user_agent: string | null
  created_at: string
  updated_at: string
}

export interface AuthAccountsTable {
  id: string
  account_id: string
  provider_id: string
  user_id: string
  access_token: string | null
  refresh_token: string | null
  id_token: string | null
  access_token_expires_at: string | null
  refresh_token_expires_at: string | null
  scope: string | null
  password: string | null
  created_at: string
  updated_at: string
}

export interface AuthVerificationsTable {
  id: string
  identifier: string
  value: string
  expires_at: string
  created_at: string
  updated_at: string
}

export interface AgentTables {
  agents: AgentsTable
  invitations: InvitationsTable
  sign_ups: SignUpsTable
  password_links: PasswordLinksTable
  auth_users: AuthUsersTable
  auth_sessions: AuthSessionsTable
  auth_accounts: AuthAccountsTable
  auth_verifications: AuthVerificationsTable
}
