import type { CannedResponse } from '@deskbell/protocol'
import { MessageSquareText, Pencil, Plus, Trash2 } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { s } from '../../i18n/setup.ts'
import { Icon } from '../../ui/icon.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { Empty } from '../../ui/states.tsx'
import { DeleteDialog } from '../ticket-setup/delete-dialog.tsx'
import { useSetup } from '../ticket-setup/setup-context.ts'
import { CANNED_FILTERS, type CannedFilter, foundCanned } from './canned.ts'
import { CannedDialog } from './canned-dialog.tsx'

interface Props {
  canned: readonly CannedResponse[]
  onChange: (canned: readonly CannedResponse[]) => void
}

const byShortcut = (a: CannedResponse, b: CannedResponse) => a.shortcut.localeCompare(b.shortcut)

/** Shared canned responses and one's own, searched by any of their words. */
export function CannedList({ canned, onChange }: Props) {
  const api = useSetup()
  const { toasts } = useDesk()
  const [words, setWords] = useState('')
  const [filter, setFilter] = useState<CannedFilter>('all')
  const [editing, setEditing] = useState<CannedResponse | 'new' | null>(null)
  const [deleting, setDeleting] = useState<CannedResponse | null>(null)
  const shown = foundCanned(canned, words, filter)
  const create = (
    <button type="button" class="button button-primary" onClick={() => setEditing('new')}>
      <Icon icon={Plus} size={18} />
      {s.canned.create}
    </button>
  )
  return (
    <section class="section" aria-labelledby="canned">
      <div class="section-head">
        <h2 class="section-title" id="canned">
          {s.canned.title}
        </h2>
        {canned.length > 0 && create}
      </div>
      {canned.length === 0 ? (
        <Empty icon={MessageSquareText} title={s.canned.emptyTitle} text={s.canned.emptyText}>
          {create}
        </Empty>
      ) : (
        <>
          <div class="list-tools">
            <SearchBox label={s.canned.search} value={words} onChange={setWords} />
            <select
              class="input select select-small"
              aria-label={s.canned.show}
              value={filter}
              onChange={(event) => setFilter(CANNED_FILTERS.find((one) => one === event.currentTarget.value) ?? 'all')}
            >
              {CANNED_FILTERS.map((one) => (
                <option key={one} value={one}>
                  {s.canned.filters[one]}
                </option>
              ))}
            </select>
          </div>
          {shown.length === 0 && (
            <p class="section-none" role="status">
              {s.canned.none}
            </p>
          )}
          <ul class="setup-rows">
            {shown.map((one) => (
              <li key={one.id} class="setup-row">
                <div class="setup-words">
                  <p class="setup-title">
                    <span class="setup-name" dir="auto">
                      {one.title}
                    </span>
                    <code class="shortcut-code">/{one.shortcut}</code>
                    {!one.shared && <span class="tag">{s.canned.own}</span>}
                  </p>
                  <p class="setup-note setup-cut" dir="auto">
                    {one.text}
                  </p>
                </div>
                <span class="row-actions">
                  <button
                    type="button"
                    class="icon-button"
                    aria-label={s.canned.edit(one.title)}
                    onClick={() => setEditing(one)}
                  >
                    <Icon icon={Pencil} size={18} />
                  </button>
                  <button
                    type="button"
                    class="icon-button"
                    aria-label={s.canned.deleteLabel(one.title)}
                    onClick={() => setDeleting(one)}
                  >
                    <Icon icon={Trash2} size={18} />
                  </button>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {editing && (
        <CannedDialog
          response={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onSaved={(saved) => {
            onChange([...canned.filter((one) => one.id !== saved.id), saved].sort(byShortcut))
            toasts.show(s.canned.saved(saved.title))
            setEditing(null)
          }}
        />
      )}
      {deleting && (
        <DeleteDialog
          title={s.canned.deleteTitle(deleting.title)}
          text={deleting.shared ? s.canned.deleteShared : s.canned.deleteText}
          action={s.canned.delete}
          remove={async () => {
            await api.deleteCanned(deleting.id)
          }}
          onDone={() => {
            onChange(canned.filter((one) => one.id !== deleting.id))
            toasts.show(s.canned.deleted(deleting.title))
          }}
          onClose={() => setDeleting(null)}
        />
      )}
    </section>
  )
}
