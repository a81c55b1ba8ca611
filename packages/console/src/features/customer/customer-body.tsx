import type { Customer } from '@deskbell/protocol'
import { BadgeCheck, CircleDashed } from 'lucide'
import type { ComponentChildren } from 'preact'
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

interface Props {
  customer: NonNullable<ConversationState['customer']>
  present: boolean
  children: ComponentChildren
}

/** A customer's card and facts, with what else there is of them below. */
export function CustomerBody({ customer, present, children }: Props) {
  const { client } = useDesk()
  const { state, reload } = useLoad<Customer>(customer.id, () => client.customer(customer.id))
  const full = state.kind === 'ready' ? state.value : null
  const email = full?.email ?? customer.email
  const verified = full?.verified ?? customer.verified
  return (
    <>
      <div class="customer-card">
        <Avatar name={knownName(full ?? customer)} id={customer.id} size="large" online={present} />
        <p class="customer-name">{customerName(full ?? customer)}</p>
        <p class={`verified ${verified ? 'is-verified' : ''}`} title={verified ? undefined : t.customer.unverifiedHint}>
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
      {children}
    </>
  )
}
