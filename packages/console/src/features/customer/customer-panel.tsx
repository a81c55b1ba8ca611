import type { Customer } from '@deskbell/protocol'
import { BadgeCheck, ChevronLeft, CircleDashed } from 'lucide'
import { useDesk } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import type { ConversationState } from '../../sdk.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { CopyButton } from '../../ui/copy.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useLoad } from '../../ui/load.ts'
import { customerName, knownName } from '../../ui/names.ts'
import { AfterWait, Failed, Skeleton } from '../../ui/states.tsx'
import { CustomerFacts } from './customer-facts.tsx'
import { OtherConversations } from './other-conversations.tsx'

interface Props {
  customer: NonNullable<ConversationState['customer']>
  conversationId: string
  present: boolean
  close: () => void
}

/** Who is asking: what they or the host's site say of themselves, and what they asked before. */
export function CustomerPanel({ customer, conversationId, present, close }: Props) {
  const { client } = useDesk()
  const { state, reload } = useLoad<Customer>(customer.id, () => client.customer(customer.id))
  const full = state.kind === 'ready' ? state.value : null
  const name = customerName(full ?? customer)
  const email = full?.email ?? customer.email
  const verified = full?.verified ?? customer.verified
  return (
    <aside class="customer" aria-label={t.customer.title}>
      <header class="column-head customer-head">
        <button type="button" class="icon-button only-drawer" onClick={close} aria-label={t.thread.backToThread}>
          <Icon icon={ChevronLeft} />
        </button>
        <h2 class="column-title">{t.customer.title}</h2>
      </header>
      <div class="customer-scroll">
        <div class="customer-card">
          <Avatar name={knownName(full ?? customer)} id={customer.id} size="large" online={present} />
          <p class="customer-name">{name}</p>
          <p
            class={`verified ${verified ? 'is-verified' : ''}`}
            title={verified ? undefined : t.customer.unverifiedHint}
          >
            <Icon icon={verified ? BadgeCheck : CircleDashed} size={16} />
            {verified ? t.customer.verified : t.customer.unverified}
          </p>
          {email && (
            <div class="customer-email">
              <span title={email}>{email}</span>
              <CopyButton text={email} label={t.customer.copyEmail} />
            </div>
          )}
        </div>
        {state.kind === 'loading' && (
          <AfterWait>
            <div class="facts" role="status">
              <span class="hidden">{t.common.loading}</span>
              <Skeleton class="skeleton-long" />
              <Skeleton class="skeleton-short" />
              <Skeleton class="skeleton-long" />
            </div>
          </AfterWait>
        )}
        {state.kind === 'failed' && <Failed title={t.customer.failed} trouble={state.trouble} retry={reload} />}
        {full && <CustomerFacts customer={full} present={present} />}
        <OtherConversations customerId={customer.id} except={conversationId} />
      </div>
    </aside>
  )
}
