import type { CategoryDraft } from '@deskbell/protocol'
import { FolderPlus, Plus } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk, useMe } from '../../../app/desk.ts'
import { h } from '../../../i18n/help.ts'
import { t } from '../../../i18n/index.ts'
import { Confirm } from '../../../ui/dialog.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useLoad } from '../../../ui/load.ts'
import { AfterWait, Empty, Failed, Skeleton } from '../../../ui/states.tsx'
import { isSignedOut, toTrouble, troubleText } from '../../../ui/trouble.ts'
import { useHelp } from '../help-context.ts'
import { moved } from '../sort-handle.tsx'
import { CategoryForm } from './category-form.tsx'
import { CategoryRow } from './category-row.tsx'
import { categoryName } from './names.ts'

/** The shelves of the help centre, in the order readers see them. */
export function Categories() {
  const api = useHelp()
  const { session, toasts } = useDesk()
  const { agent, workspace } = useMe()
  // Providers see the shelves; who orders them is agents.
  const fixed = agent.role === 'provider'
  const { state, reload, set } = useLoad('categories', api.listCategories)
  const [editing, setEditing] = useState<CategoryDraft | 'new' | null>(null)
  const [deleting, setDeleting] = useState<CategoryDraft | null>(null)
  const [said, setSaid] = useState('')
  const list = state.kind === 'ready' ? state.value : []
  const name = (one: CategoryDraft) => categoryName(one, workspace.locale)
  const fail = (error: unknown, text = '') => {
    const trouble = toTrouble(error)
    if (isSignedOut(trouble)) session.expire()
    toasts.show(t.toast.failed(`${text} ${troubleText(trouble)}`.trim()), { tone: 'failed' })
  }
  const keepOrder = async () => {
    try {
      await api.orderCategories(list.map((one) => one.id))
    } catch (error) {
      fail(error, h.categories.notMoved)
      reload()
    }
  }
  const remove = async (one: CategoryDraft) => {
    try {
      await api.deleteCategory(one.id)
      set(list.filter((each) => each.id !== one.id))
      toasts.show(h.categories.deleted(name(one)))
    } catch (error) {
      fail(error)
    }
  }
  const create = !fixed && (
    <button type="button" class="button button-primary" onClick={() => setEditing('new')}>
      <Icon icon={Plus} size={18} />
      {h.categories.create}
    </button>
  )
  return (
    <div class="help-measure">
      <div class="page-head">
        <div>
          <h1 class="page-title">{t.nav.helpPages.categories}</h1>
          <p class="page-lead">{h.categories.lead}</p>
        </div>
        {list.length > 0 && create}
      </div>
      {state.kind === 'loading' && (
        <AfterWait>
          <div class="rows-skeleton" role="status">
            <span class="hidden">{t.common.loading}</span>
            <Skeleton class="skeleton-long" />
            <Skeleton class="skeleton-long" />
          </div>
        </AfterWait>
      )}
      {state.kind === 'failed' && <Failed title={h.failed} trouble={state.trouble} retry={reload} />}
      {state.kind === 'ready' && list.length === 0 && (
        <Empty icon={FolderPlus} title={h.categories.emptyTitle} text={h.categories.emptyText}>
          {create}
        </Empty>
      )}
      {list.length > 0 && (
        <ol class="category-rows" data-sort aria-label={t.nav.helpPages.categories}>
          {list.map((one, index) => (
            <CategoryRow
              key={one.id}
              category={one}
              name={name(one)}
              index={index}
              count={list.length}
              fixed={fixed}
              onMove={(from, to) => {
                set(moved(list, from, to))
                setSaid(h.categories.moved(name(one), to + 1, list.length))
              }}
              onRest={() => void keepOrder()}
              onEdit={() => setEditing(one)}
              onDelete={() => setDeleting(one)}
            />
          ))}
        </ol>
      )}
      <p class="hidden" role="status">
        {said}
      </p>
      {editing && (
        <CategoryForm
          category={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onSaved={(saved) => {
            set(editing === 'new' ? [...list, saved] : list.map((one) => (one.id === saved.id ? saved : one)))
            setEditing(null)
          }}
        />
      )}
      {deleting && (
        <Confirm
          title={h.categories.deleteTitle(name(deleting))}
          text={h.categories.deleteText}
          action={h.categories.deleteDo}
          onConfirm={() => void remove(deleting)}
          onClose={() => setDeleting(null)}
        />
      )}
    </div>
  )
}
