import type { MessageEntry } from '@deskbell/protocol'
import { t } from '../../i18n/index.ts'
import type { ConversationState } from '../../sdk.ts'
import { dayName } from '../../ui/dates.ts'
import { MessageGroup } from './message-group.tsx'
import { NoteBubble } from './note-bubble.tsx'
import type { Delivery } from './receipts.ts'
import type { Row } from './rows.ts'
import { SystemLine } from './system-line.tsx'
import type { Notes } from './use-notes.ts'

interface Props {
  row: Row
  state: ConversationState
  customer: NonNullable<ConversationState['customer']>
  delivery: { entry: MessageEntry; delivery: Delivery } | null
  notes: Notes
}

/** One row of the log: a day, a mark, a deed, or what somebody said in one go. */
export function LogRow({ row, state, customer, delivery, notes }: Props) {
  if (row.kind === 'note') return <NoteBubble note={row.note} remove={() => void notes.remove(row.note)} />
  if (row.kind === 'system') return <SystemLine entry={row.entry} participants={state.participants} />
  if (row.kind === 'group')
    return (
      <MessageGroup
        by={row.by}
        messages={row.messages}
        participants={state.participants}
        customer={customer}
        delivery={row.messages.at(-1)?.id === delivery?.entry.id ? delivery?.delivery : undefined}
      />
    )
  return (
    <p class={row.kind === 'day' ? 'day-line' : 'new-line'}>
      <span>{row.kind === 'day' ? dayName(row.at) : t.thread.newMark}</span>
    </p>
  )
}
