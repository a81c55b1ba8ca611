export interface CustomerEvents {
  'customer.created': { verified: boolean }
  'customer.updated': { fields: string[] }
}
