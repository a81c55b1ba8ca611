import { Archive, ChevronLeft, PanelRight, RotateCcw } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import { useDesk, useMe } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import type { ConversationState } from '../../sdk.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Icon } from '../../ui/icon.tsx'
import { customerName, knownName } from '../../ui/names.ts'
import { AssignMenu } from './assign-menu.tsx'
import { Company } from './company.tsx'

/** As in narrow.css: one column is left. */
export const PHONE = '(max-width: 719px)'

interface Props {
  id: string
  state: ConversationState
  customer: NonNullable<ConversationState['customer']>
  back: string
  backLabel: string
  toggleCustomer: () => void
}

/** Who this is with, whether they are here, who has it, and closing it. */
export function ThreadHead({ id, state, customer, back, backLabel, toggleCustomer }: Props) {
  const { actions } = useDesk()
  const { agent: me } = useMe()
  const title = useRef<HTMLHeadingElement>(null)
  // On a phone the row that was pressed is gone: the focus moves to whom one talks with.
  useEffect(() => {
    if (matchMedia(PHONE).matches) title.current?.focus({ preventScroll: true })
  }, [])
  const name = customerName(customer)
  const here = state.present.some((who) => who.kind === 'customer')
  const open = state.status === 'open'
  return (
    <header class="column-head thread-head">
      <a class="icon-button only-phone" href={back} aria-label={backLabel}>
        <Icon icon={ChevronLeft} />
      </a>
      <Avatar name={knownName(customer)} id={customer.id} online={here} />
      <div class="thread-who">
        <h2 class="thread-name" ref={title} tabIndex={-1}>
          {name}
        </h2>
        <p class="thread-here">{here ? t.thread.here : t.thread.gone}</p>
      </div>
      <Company state={state} />
      <AssignMenu assigneeId={state.assigneeId} assign={(agent) => actions.assign(id, state.assigneeId, agent, me)} />
      <button
        type="button"
        class="button head-button"
        onClick={() => (open ? actions.close(id) : actions.reopen(id))}
        aria-label={open ? t.thread.closeLong : t.thread.reopenLong}
        title={`${open ? t.thread.closeLong : t.thread.reopenLong} (E)`}
      >
        <Icon icon={open ? Archive : RotateCcw} size={16} />
        <span class="head-word">{open ? t.thread.close : t.thread.reopen}</span>
      </button>
      <button
        type="button"
        class="icon-button"
        onClick={toggleCustomer}
        aria-label={t.thread.customer}
        title={t.thread.customer}
      >
        <Icon icon={PanelRight} />
      </button>
    </header>
  )
}
