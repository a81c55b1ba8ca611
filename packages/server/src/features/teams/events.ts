export interface TeamEvents {
  'team.created': { name: string }
  'team.updated': { fields: string[] }
  'team.deleted': { name: string }
  'routing_rules.saved': { count: number }
}
