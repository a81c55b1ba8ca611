import type { Ticket } from '@deskbell/protocol'
import { ChevronLeft } from 'lucide'
import { useId, useState } from 'preact/hooks'
import { t } from '../../../i18n/index.ts'
import type { ConversationState } from '../../../sdk.ts'
import { Icon } from '../../../ui/icon.tsx'
import { TabList, tabPanel } from '../../../ui/tabs.tsx'
import { CustomerBody } from '../../customer/customer-body.tsx'
import { OtherConversations } from '../../customer/other-conversations.tsx'
import { History } from './history.tsx'
import { OtherTickets } from './other-tickets.tsx'
import type { TicketDialog } from './ticket-dialogs.tsx'
import { TicketFacts } from './ticket-facts.tsx'

const TABS = ['ticket', 'customer', 'history'] as const
type Tab = (typeof TABS)[number]

interface Props {
  ticket: Ticket
  customer: NonNullable<ConversationState['customer']>
  present: boolean
  open: (dialog: TicketDialog) => void
  close: () => void
}

/** What is known of a ticket beside its messages: how it stands, who asks, and what happened. */
export function TicketPanel({ ticket, customer, present, open, close }: Props) {
  const [tab, setTab] = useState<Tab>('ticket')
  const id = useId()
  return (
    <aside class="customer ticket-panel" aria-label={t.ticket.panel}>
      <header class="column-head customer-head">
        <button type="button" class="icon-button only-drawer" onClick={close} aria-label={t.thread.backToThread}>
          <Icon icon={ChevronLeft} />
        </button>
        <TabList
          id={id}
          label={t.ticket.tabsLabel}
          class="panel-tabs"
          tabs={TABS}
          names={t.ticket.tabs}
          current={tab}
          onChange={setTab}
        />
      </header>
      <div class="customer-scroll" {...tabPanel(id, tab)} key={tab}>
        {tab === 'ticket' && <TicketFacts ticket={ticket} open={open} />}
        {tab === 'customer' && (
          <>
            <h2 class="hidden">{t.ticket.tabs.customer}</h2>
            <CustomerBody customer={customer} present={present}>
              <OtherTickets customerId={customer.id} except={ticket.id} />
              <OtherConversations customerId={customer.id} except={ticket.conversationId} />
            </CustomerBody>
          </>
        )}
        {tab === 'history' && <History ticket={ticket} />}
      </div>
    </aside>
  )
}
