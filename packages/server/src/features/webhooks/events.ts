export interface WebhookEvents {
  'webhook_endpoint.created': { url: string }
  'webhook_endpoint.updated': { fields: string[] }
  'webhook_endpoint.deleted': { url: string }
  'webhook_endpoint.disabled': { url: string; reason: string }
}
