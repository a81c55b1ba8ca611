import { ChevronLeft, Ticket } from 'lucide'
import { t } from '../../i18n/index.ts'
import type { ConversationState } from '../../sdk.ts'
import { Icon } from '../../ui/icon.tsx'
import { CustomerBody } from './customer-body.tsx'
import { OtherConversations } from './other-conversations.tsx'

interface Props {
  customer: NonNullable<ConversationState['customer']>
  conversationId: string
  present: boolean
  close: () => void
  /** Makes a ticket of the conversation. */
  convert: () => void
}

/** Who is asking: what they or the host's site say of themselves, and what they asked before. */
export function CustomerPanel({ customer, conversationId, present, close, convert }: Props) {
  return (
    <aside class="customer" aria-label={t.customer.title}>
      <header class="column-head customer-head">
        <button type="button" class="icon-button only-drawer" onClick={close} aria-label={t.thread.backToThread}>
          <Icon icon={ChevronLeft} />
        </button>
        <h2 class="column-title">{t.customer.title}</h2>
      </header>
      <div class="customer-scroll">
        <CustomerBody customer={customer} present={present}>
          <div class="facts facts-action">
            <button type="button" class="button button-wide" onClick={convert}>
              <Icon icon={Ticket} size={16} />
              {t.ticket.convert.action}
            </button>
          </div>
          <OtherConversations customerId={customer.id} except={conversationId} />
        </CustomerBody>
      </div>
    </aside>
  )
}
