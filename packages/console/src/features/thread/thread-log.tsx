import { ArrowDown } from 'lucide'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useMe } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import type { ConversationHandle, ConversationState } from '../../sdk.ts'
import { Icon } from '../../ui/icon.tsx'
import { customerName, shortName } from '../../ui/names.ts'
import { LogRow } from './log-row.tsx'
import { PendingMessages } from './pending-messages.tsx'
import { lastDelivery } from './receipts.ts'
import { layOut } from './rows.ts'
import { firstUnread } from './unread.ts'
import { useFollowing } from './use-following.ts'
import { useMarkRead } from './use-mark-read.ts'
import type { Notes } from './use-notes.ts'

interface Props {
  state: ConversationState
  customer: NonNullable<ConversationState['customer']>
  handle: ConversationHandle
  notes: Notes
}

/** Everything that was said and done, oldest first, with what is under way at its end. */
export function ThreadLog({ state, customer, handle, notes }: Props) {
  const { agent } = useMe()
  const { entries, pending, receipts } = state
  const newest = entries.at(-1)?.seq ?? 0
  const typing = state.typing.some((who) => who.kind === 'customer')
  const { ref, atEnd, jump } = useFollowing(
    entries[0]?.seq,
    `${newest}|${pending.length}|${typing}|${notes.list.length}`,
  )
  const [newFrom, setNewFrom] = useState<number | null>(null)
  const [loadingOlder, setLoadingOlder] = useState(false)
  const opened = useRef(false)
  if (!opened.current && state.load === 'ready') {
    opened.current = true
    setNewFrom(firstUnread(entries, state.unread))
  }
  useMarkRead(handle, state.unread, newest, atEnd)

  // What came while the reader is further up.
  const seen = useRef(newest)
  useEffect(() => {
    if (atEnd) seen.current = newest
  }, [atEnd, newest])
  const missed = atEnd ? 0 : entries.filter((entry) => entry.seq > seen.current && entry.type === 'message').length
  // An own message is always shown, wherever one was.
  const sent = useRef(pending.length)
  useEffect(() => {
    if (pending.length > sent.current) jump()
    sent.current = pending.length
  })

  const loadOlder = async () => {
    setLoadingOlder(true)
    await handle.loadOlder().finally(() => setLoadingOlder(false))
  }
  const delivery = pending.length === 0 ? lastDelivery(entries, receipts, agent.id) : null
  return (
    <div class="log-place">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too */}
      <div class="log" ref={ref} role="log" aria-label={t.thread.log(customerName(customer))} tabIndex={0}>
        <div class="log-top">
          {state.hasOlder && (
            <button type="button" class="button button-quiet" onClick={() => void loadOlder()} disabled={loadingOlder}>
              {loadingOlder ? t.thread.loadingOlder : t.thread.older}
            </button>
          )}
        </div>
        {layOut(entries, newFrom, notes.list).map((row) => (
          <LogRow key={row.key} row={row} state={state} customer={customer} delivery={delivery} notes={notes} />
        ))}
        {notes.failed && (
          <p class="system-line">
            {t.note.failed}
            <button type="button" class="link-button" onClick={notes.reload}>
              {t.common.retry}
            </button>
          </p>
        )}
        <PendingMessages pending={pending} handle={handle} />
        {typing && (
          <p class="typing">
            <span class="typing-dots" aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
            {t.thread.typing(shortName(customer))}
          </p>
        )}
      </div>
      {!atEnd && (
        <button type="button" class={`jump ${missed > 0 ? 'has-new' : ''}`} onClick={jump} aria-label={t.thread.jump}>
          <Icon icon={ArrowDown} size={16} />
          {missed > 0 && t.thread.jumpNew(missed)}
        </button>
      )}
    </div>
  )
}
