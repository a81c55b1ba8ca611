import type { WebhookDelivery } from '@deskbell/protocol'
import { noticeHref } from '../../app/routes.ts'

/** What narrows the list of what was sent to webhooks; empty: not narrowed. */
export interface HookFilters {
  readonly endpoint: string
  readonly status: WebhookDelivery['status'] | ''
}

export const HOOK_STATUSES = ['waiting', 'delivered', 'failed'] as const

/** The filters that a query names; what it names wrongly is left out. */
export function parseFilters(search: string): HookFilters {
  const query = new URLSearchParams(search)
  const endpoint = query.get('endpoint') ?? ''
  return {
    endpoint: /^whe_[0-9a-z]{26}$/.test(endpoint) ? endpoint : '',
    status: HOOK_STATUSES.find((one) => one === query.get('status')) ?? '',
  }
}

/** Where the deliveries that fit some filters are listed. */
export function webhooksHref(filters: HookFilters): string {
  const set = Object.entries(filters).filter(([, value]) => value !== '')
  return noticeHref('webhooks', null, set.length > 0 ? `?${new URLSearchParams(set)}` : '')
}
