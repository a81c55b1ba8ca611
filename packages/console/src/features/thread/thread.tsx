import { ChevronLeft, SearchX } from 'lucide'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { withOverride } from '../../app/actions.ts'
import { useDesk } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { useReadable } from '../../ui/readable.ts'
import { AfterWait, Empty, Failed } from '../../ui/states.tsx'
import { isMissing, isSignedOut } from '../../ui/trouble.ts'
import { CustomerPanel } from '../customer/customer-panel.tsx'
import { type TicketDialog, TicketDialogs } from '../tickets/panel/ticket-dialogs.tsx'
import { TicketPanel } from '../tickets/panel/ticket-panel.tsx'
import { TicketHead } from '../tickets/ticket-head.tsx'
import { useTicket, useTicketId } from '../tickets/use-ticket.ts'
import { ClosedBanner } from './closed-banner.tsx'
import { Composer } from './composer/composer.tsx'
import { ThreadCommands } from './thread-commands.tsx'
import { ThreadHead } from './thread-head.tsx'
import { ThreadLog } from './thread-log.tsx'
import { ThreadSkeleton } from './thread-skeleton.tsx'
import { useNotes } from './use-notes.ts'

interface Props {
  id: string
  /** Its ticket, where that is known before the conversation is. */
  ticketId?: string
  /** The list it was opened from. */
  back: string
  backLabel: string
  /** The address of this thread, to be copied. */
  href: string
  /** The tickets above and below it in the list. */
  beside?: { previous: string | null; next: string | null }
  toggleCustomer: () => void
  closeCustomer: () => void
  retry: () => void
  /** One step back: from what lies above the thread, else from the thread. */
  leave: () => void
}

/** One conversation with its ticket and customer beside it. Remounted for each. */
export function Thread({
  id,
  ticketId,
  back,
  backLabel,
  href,
  beside,
  toggleCustomer,
  closeCustomer,
  retry,
  leave,
}: Props) {
  const desk = useDesk()
  const handle = useMemo(() => desk.client.conversation(id), [desk, id])
  useEffect(() => () => handle.release(), [handle])
  const state = withOverride(useReadable(handle.state), desk.actions.overrides.value.get(id))
  useEffect(() => {
    if (isSignedOut(state.trouble)) desk.session.expire()
  }, [state.trouble, desk])
  const ticketState = useTicket(useTicketId(id, state, ticketId))
  const ticket = ticketState.state?.kind === 'ready' ? ticketState.state.value : null
  const notes = useNotes(id)
  const [dialog, setDialog] = useState<TicketDialog | null>(null)
  const { customer } = state
  if (state.load === 'failed' || !customer) {
    return (
      <main class="thread">
        <header class="column-head thread-head only-phone-bar">
          <a class="icon-button" href={back} aria-label={backLabel}>
            <Icon icon={ChevronLeft} />
          </a>
        </header>
        {state.load !== 'failed' && (
          <AfterWait>
            <ThreadSkeleton />
          </AfterWait>
        )}
        {state.load === 'failed' &&
          (isMissing(state.trouble) ? (
            <Empty icon={SearchX} title={t.thread.missingTitle} text={t.thread.missingText}>
              <a class="button" href={back}>
                {backLabel}
              </a>
            </Empty>
          ) : (
            <Failed title={t.thread.failed} trouble={state.trouble} retry={retry} />
          ))}
      </main>
    )
  }
  const shared = { id, state, customer, ticket, open: setDialog }
  const present = state.present.some((who) => who.kind === 'customer')
  return (
    <>
      <main class="thread">
        {ticket ? (
          <TicketHead
            {...shared}
            ticket={ticket}
            back={back}
            beside={beside}
            present={present}
            togglePanel={toggleCustomer}
          />
        ) : (
          <ThreadHead {...shared} back={back} backLabel={backLabel} toggleCustomer={toggleCustomer} />
        )}
        <ThreadLog {...shared} handle={handle} notes={notes} />
        {state.status === 'closed' && <ClosedBanner id={id} ticket={ticket} />}
        <Composer {...shared} handle={handle} notes={notes} />
      </main>
      {ticket ? (
        <TicketPanel ticket={ticket} customer={customer} present={present} open={setDialog} close={closeCustomer} />
      ) : (
        <CustomerPanel
          customer={customer}
          conversationId={id}
          present={present}
          close={closeCustomer}
          convert={() => setDialog({ kind: 'convert' })}
        />
      )}
      {dialog && (
        <TicketDialogs
          dialog={dialog}
          ticket={ticket}
          conversationId={id}
          subject={state.entries.find((entry) => entry.type === 'message')?.content.text ?? ''}
          onClose={() => setDialog(null)}
        />
      )}
      <ThreadCommands {...shared} href={href} leave={leave} beside={beside} />
    </>
  )
}
