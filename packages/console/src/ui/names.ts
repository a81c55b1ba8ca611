import { t } from '../i18n/index.ts'

/**
 * What to call a customer: the name, else the address, else a tag that stays the same.
 *
 * @example customerName({ id: 'cus_…sn02q', name: null, email: null }) // 'Visitor N02Q'
 */
export function customerName(customer: { id: string; name: string | null; email?: string | null }): string {
  return customer.name ?? customer.email ?? t.customer.unnamed(customer.id.slice(-4).toUpperCase())
}

/** What initials are made of; null for a customer who gave neither name nor address. */
export function knownName(customer: { name: string | null; email?: string | null }): string | null {
  return customer.name ?? customer.email ?? null
}

/** The first word of a name, as people are spoken of in passing. Tags and addresses stay whole. */
export function shortName(customer: { id: string; name: string | null; email?: string | null }): string {
  return customer.name?.trim().split(/\s+/u)[0] ?? customerName(customer)
}
