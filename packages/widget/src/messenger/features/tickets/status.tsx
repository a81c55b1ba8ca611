import type { Conversation } from '@deskbell/protocol'
import type { Store } from '../../store.ts'
import { requestsOf } from './requests.ts'

export interface StatusProps {
  readonly store: Store
  readonly ticket: NonNullable<Conversation['ticket']>
}

/** Where a request stands, in words. */
export function StatusPill({ store, ticket }: StatusProps) {
  const t = requestsOf(store).t.value
  return t && <span class={`tag status ${ticket.status}`}>{t(ticket.status)}</span>
}
