import type { TicketView } from '@deskbell/protocol'
import { Bookmark, ChevronDown, Pencil, Save, Trash2, Users } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk, useMe } from '../../../app/desk.ts'
import { t } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import { toTrouble, troubleText } from '../../../ui/trouble.ts'
import { useResource } from '../../../ui/use-resource.ts'
import { filterSearch, merged } from './filters.ts'
import { SaveView } from './save-view.tsx'
import { type ListPlace, savedHref } from './use-place.ts'

/** Filters that were kept under a name: a menu to open, save, rename and delete them. */
export function SavedViews({ place, current }: { place: ListPlace; current: TicketView | null }) {
  const { tickets, router, toasts } = useDesk()
  const { agent } = useMe()
  const state = useResource(tickets.views)
  const [dialog, setDialog] = useState<'create' | 'rename' | null>(null)
  const words = t.tickets.saved
  const query = filterSearch(merged(place.view, place.filters)).slice(1)
  const own = current !== null && (current.authorId === agent.id || agent.role === 'admin')
  const changed = current !== null && savedHref(current) !== place.hrefOf(null)
  /** Changes a view and says so, or why not. Whether it went well. */
  const act = async (work: () => Promise<unknown>, said: string, undo?: () => void): Promise<boolean> => {
    try {
      await work()
      await tickets.views.refresh()
      toasts.show(said, { ...(undo && { undo }), stays: 10_000 })
      return true
    } catch (error) {
      toasts.show(t.toast.failed(troubleText(toTrouble(error))), { tone: 'failed' })
      return false
    }
  }
  const keep = (view: TicketView) =>
    act(
      () => tickets.api.updateView(view.id, { name: view.name, shared: view.shared, query }),
      words.savedToast(view.name),
    )
  const remove = async (view: TicketView) => {
    const { name, shared } = view
    const again = () =>
      void act(() => tickets.api.createView({ name, shared, query: view.query }), words.savedToast(name))
    if (await act(() => tickets.api.deleteView(view.id), words.removed(name), again)) place.clear()
  }
  return (
    <>
      <Menu
        class="button button-quiet saved-button"
        label={words.menu}
        align="end"
        button={
          <>
            <Icon icon={Bookmark} size={16} />
            <span class="head-word">{words.menu}</span>
            <Icon icon={ChevronDown} size={16} />
          </>
        }
      >
        {state.kind === 'failed' && <p class="menu-head">{words.failed}</p>}
        {state.kind === 'ready' && state.value.length === 0 && <p class="menu-head">{words.none}</p>}
        {state.kind === 'ready' &&
          state.value.map((view) => (
            <MenuItem key={view.id} checked={view.id === current?.id} onSelect={() => router.go(savedHref(view))}>
              <span class="menu-words">
                {view.name}
                <span class="menu-hint">{view.shared ? words.shared : words.own}</span>
              </span>
              {view.shared && <Icon icon={Users} size={16} />}
            </MenuItem>
          ))}
        <hr class="menu-line" />
        {current && own && changed && (
          <MenuItem onSelect={() => void keep(current)}>
            <Icon icon={Save} size={16} />
            <span class="menu-words">{words.saveChanges}</span>
          </MenuItem>
        )}
        <MenuItem onSelect={() => setDialog('create')}>
          <Icon icon={Bookmark} size={16} />
          <span class="menu-words">{words.save}</span>
        </MenuItem>
        {current && own && (
          <>
            <MenuItem onSelect={() => setDialog('rename')}>
              <Icon icon={Pencil} size={16} />
              <span class="menu-words">{words.rename}</span>
            </MenuItem>
            <MenuItem onSelect={() => void remove(current)}>
              <Icon icon={Trash2} size={16} />
              <span class="menu-words">{words.remove}</span>
            </MenuItem>
          </>
        )}
      </Menu>
      {dialog && <SaveView view={dialog === 'rename' ? current : null} query={query} onClose={() => setDialog(null)} />}
    </>
  )
}
