export interface TeamsTable {
  id: string
  workspace_id: string
  name: string
  created_at: number
}

export interface TeamMembersTable {
  team_id: string
  agent_id: string
  workspace_id: string
}

/** All routing rules of a workspace, as JSON; `revision` counts the changes. */
export interface RoutingRulesTable {
  workspace_id: string
  rules: string
  revision: number
}

export interface TeamTables {
  teams: TeamsTable
  team_members: TeamMembersTable
  routing_rules: RoutingRulesTable
}
