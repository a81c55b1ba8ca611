export interface ApiKeyEvents {
  'api_key.created': { name: string; scopes: string[] }
  'api_key.deleted': { name: string }
}
