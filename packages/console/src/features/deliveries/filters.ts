import {
  DELIVERY_CHANNELS,
  DELIVERY_STATUSES,
  type DeliveryChannel,
  type DeliveryStatus,
  NOTIFICATION_CATEGORIES,
  type NotificationCategory,
} from '@deskbell/protocol'
import { noticeHref } from '../../app/routes.ts'

/** What narrows the list of deliveries; empty: not narrowed. */
export interface DeliveryFilters {
  readonly channel: DeliveryChannel | ''
  readonly status: DeliveryStatus | ''
  readonly category: NotificationCategory | ''
  readonly address: string
  readonly ticketId: string
  readonly customerId: string
}

const KEYS = ['channel', 'status', 'category', 'address', 'ticketId', 'customerId'] as const

/** The filters that a query names; what it names wrongly is left out. */
export function parseFilters(search: string): DeliveryFilters {
  const query = new URLSearchParams(search)
  const oneOf = <T extends string>(key: string, values: readonly T[]) =>
    values.find((value) => value === query.get(key)) ?? ''
  const like = (key: string, shape: RegExp) => {
    const value = query.get(key) ?? ''
    return shape.test(value) ? value : ''
  }
  return {
    channel: oneOf('channel', DELIVERY_CHANNELS),
    status: oneOf('status', DELIVERY_STATUSES),
    category: oneOf('category', NOTIFICATION_CATEGORIES),
    address: (query.get('address') ?? '').slice(0, 320),
    ticketId: like('ticketId', /^tkt_[0-9a-z]{26}$/),
    customerId: like('customerId', /^cus_[0-9a-z]{26}$/),
  }
}

/** The query of some filters, with its `?`; nothing where there are none. */
export function searchOf(filters: Partial<DeliveryFilters>): string {
  const set = KEYS.flatMap((key) => (filters[key] ? [[key, filters[key]]] : []))
  return set.length > 0 ? `?${new URLSearchParams(set)}` : ''
}

/** Whether anything is left out of the list. */
export const isNarrowed = (filters: DeliveryFilters): boolean => KEYS.some((key) => filters[key] !== '')

/** Where the deliveries that fit some filters are listed. */
export const deliveriesHref = (filters: Partial<DeliveryFilters>): string =>
  noticeHref('deliveries', null, searchOf(filters))
