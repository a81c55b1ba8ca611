import { LIMITS, type QuickResponse } from '@deskbell/protocol'
import { ArrowUp, Pencil, Plus, Trash2 } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { k } from '../../i18n/booking-settings.ts'
import { Icon } from '../../ui/icon.tsx'
import { useAction } from '../../ui/use-action.ts'
import { QuickDialog } from './quick-dialog.tsx'

const words = k.rules

interface Props {
  items: readonly QuickResponse[]
  save: (items: QuickResponse[]) => Promise<void>
}

/** What providers send with one press, in the order they are offered. */
export function QuickList({ items, save }: Props) {
  const { toasts } = useDesk()
  const [editing, setEditing] = useState<QuickResponse | 'new' | null>(null)
  const change = useAction(async (next: QuickResponse[]) => save(next))
  const up = (at: number) => {
    const next = [...items]
    const [one] = next.splice(at, 1)
    if (one) next.splice(at - 1, 0, one)
    void change.run(next)
  }
  const remove = async (one: QuickResponse) => {
    const before = [...items]
    if (!(await change.run(items.filter((other) => other.key !== one.key)))) return
    toasts.show(words.quickDeleted(one.label), { undo: () => void save(before), stays: 10_000 })
  }
  const full = items.length >= LIMITS.quickResponses
  return (
    <section class="section quick-section" aria-labelledby="quick">
      <div class="section-head">
        <div>
          <h2 class="section-title" id="quick">
            {words.quick}
          </h2>
          <p class="setup-note">{words.quickLead}</p>
        </div>
        <button type="button" class="button" disabled={full} onClick={() => setEditing('new')}>
          <Icon icon={Plus} size={16} />
          {words.quickAdd}
        </button>
      </div>
      {full && <p class="section-none">{words.full}</p>}
      {items.length === 0 ? (
        <p class="section-none">{words.quickNone}</p>
      ) : (
        <ol class="setup-rows">
          {items.map((one, at) => (
            <li key={one.key} class="setup-row">
              <div class="setup-words">
                <p class="setup-title">
                  <span class="setup-name" dir="auto">
                    {one.label}
                  </span>
                </p>
                <p class="setup-note" dir="auto">
                  {one.text}
                </p>
                <p class="setup-note">
                  {one.statuses.length === 0 ? words.always : one.statuses.map((each) => k.statuses[each]).join(', ')}
                </p>
              </div>
              <span class="row-actions">
                <button
                  type="button"
                  class="icon-button"
                  disabled={at === 0}
                  aria-label={words.quickUp(one.label)}
                  onClick={() => up(at)}
                >
                  <Icon icon={ArrowUp} size={18} />
                </button>
                <button
                  type="button"
                  class="icon-button"
                  aria-label={words.quickEdit(one.label)}
                  onClick={() => setEditing(one)}
                >
                  <Icon icon={Pencil} size={18} />
                </button>
                <button
                  type="button"
                  class="icon-button"
                  aria-label={words.quickRemove(one.label)}
                  onClick={() => void remove(one)}
                >
                  <Icon icon={Trash2} size={18} />
                </button>
              </span>
            </li>
          ))}
        </ol>
      )}
      {change.problem && (
        <p class="problem" role="alert">
          {change.problem}
        </p>
      )}
      {editing && (
        <QuickDialog
          response={editing === 'new' ? null : editing}
          taken={items.map((one) => one.key)}
          save={async (next) => {
            const others = items.some((one) => one.key === next.key)
              ? items.map((one) => (one.key === next.key ? next : one))
              : [...items, next]
            await save(others)
            toasts.show(words.quickSaved)
            setEditing(null)
          }}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  )
}
