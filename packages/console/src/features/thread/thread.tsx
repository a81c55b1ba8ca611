import type { InboxView } from '@deskbell/protocol'
import { ChevronLeft, SearchX } from 'lucide'
import { useEffect, useMemo } from 'preact/hooks'
import { withOverride } from '../../app/actions.ts'
import { useDesk } from '../../app/desk.ts'
import { inboxHref } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { useReadable } from '../../ui/readable.ts'
import { AfterWait, Empty, Failed } from '../../ui/states.tsx'
import { isSignedOut } from '../../ui/trouble.ts'
import { CustomerPanel } from '../customer/customer-panel.tsx'
import { ClosedBanner } from './closed-banner.tsx'
import { Composer } from './composer.tsx'
import { ThreadCommands } from './thread-commands.tsx'
import { ThreadHead } from './thread-head.tsx'
import { ThreadLog } from './thread-log.tsx'
import { ThreadSkeleton } from './thread-skeleton.tsx'

interface Props {
  id: string
  view: InboxView
  toggleCustomer: () => void
  closeCustomer: () => void
  retry: () => void
  /** One step back: from what lies above the thread, else from the thread. */
  leave: () => void
}

/** One conversation with its customer beside it. Remounted for each. */
export function Thread({ id, view, toggleCustomer, closeCustomer, retry, leave }: Props) {
  const desk = useDesk()
  const handle = useMemo(() => desk.client.conversation(id), [desk, id])
  useEffect(() => () => handle.release(), [handle])
  const state = withOverride(useReadable(handle.state), desk.actions.overrides.value.get(id))
  useEffect(() => {
    if (isSignedOut(state.trouble)) desk.session.expire()
  }, [state.trouble, desk])
  const { customer } = state
  if (state.load === 'failed' || !customer) {
    return (
      <main class="thread">
        <header class="column-head thread-head only-phone-bar">
          <a class="icon-button" href={inboxHref(view)} aria-label={t.thread.backToList}>
            <Icon icon={ChevronLeft} />
          </a>
        </header>
        {state.load !== 'failed' && (
          <AfterWait>
            <ThreadSkeleton />
          </AfterWait>
        )}
        {state.load === 'failed' &&
          (state.trouble?.kind === 'refused' && state.trouble.code === 'not_found' ? (
            <Empty icon={SearchX} title={t.thread.missingTitle} text={t.thread.missingText}>
              <a class="button" href={inboxHref(view)}>
                {t.thread.backToList}
              </a>
            </Empty>
          ) : (
            <Failed title={t.thread.failed} trouble={state.trouble} retry={retry} />
          ))}
      </main>
    )
  }
  const shared = { id, state, customer }
  return (
    <>
      <main class="thread">
        <ThreadHead {...shared} view={view} toggleCustomer={toggleCustomer} />
        <ThreadLog {...shared} handle={handle} />
        {state.status === 'closed' && <ClosedBanner id={id} />}
        <Composer {...shared} handle={handle} />
      </main>
      <CustomerPanel
        customer={customer}
        conversationId={id}
        present={state.present.some((who) => who.kind === 'customer')}
        close={closeCustomer}
      />
      <ThreadCommands {...shared} view={view} leave={leave} />
    </>
  )
}
