import type { Team, TicketType } from '@deskbell/protocol'
import { LayoutList, Plus, Tags } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { setupHref } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { s } from '../../i18n/setup.ts'
import { Icon } from '../../ui/icon.tsx'
import { Empty } from '../../ui/states.tsx'
import { moved } from '../help/sort-handle.tsx'
import { Loaded } from '../ticket-setup/loaded.tsx'
import { refusalText } from '../ticket-setup/refusal.ts'
import { useSetup } from '../ticket-setup/setup-context.ts'
import { PresetDialog } from './preset-dialog.tsx'
import { TypeRow } from './type-row.tsx'

interface Found {
  readonly types: readonly TicketType[]
  readonly teams: readonly Team[]
}

/** Every type of ticket, in the order customers see them. */
export function TypesPage() {
  const api = useSetup()
  const load = async (): Promise<Found> => {
    const [types, teams] = await Promise.all([api.listTypes(), api.listTeams()])
    return { types, teams }
  }
  return (
    <div class="settings-measure">
      <Loaded id="types" title={t.settings.setupPages['ticket-types']} load={load}>
        {(found, set, reload) => <Types {...found} set={(types) => set({ ...found, types })} reload={reload} />}
      </Loaded>
    </div>
  )
}

interface Props extends Found {
  set: (types: readonly TicketType[]) => void
  reload: () => void
}

function Types({ types, teams, set, reload }: Props) {
  const api = useSetup()
  const { toasts } = useDesk()
  const [adding, setAdding] = useState(false)
  const [said, setSaid] = useState('')
  const active = types.filter((type) => !type.archived)
  const archived = types.filter((type) => type.archived)
  const fail = (error: unknown, text = '') =>
    toasts.show(t.toast.failed(`${text} ${refusalText(error)}`.trim()), { tone: 'failed' })
  const keepOrder = async () => {
    try {
      await api.orderTypes(active.map((type) => type.id))
    } catch (error) {
      fail(error, s.types.notMoved)
      reload()
    }
  }
  const setArchived = async (type: TicketType, to: boolean, undo = true) => {
    try {
      await api.updateType(type.id, { archived: to })
      set(await api.listTypes())
      const text = to ? s.types.archived(type.name) : s.types.restored(type.name)
      toasts.show(text, undo ? { undo: () => void setArchived(type, !to, false) } : {})
    } catch (error) {
      fail(error)
    }
  }
  const actions = (
    <div class="head-actions">
      <button type="button" class="button" onClick={() => setAdding(true)}>
        <Icon icon={LayoutList} size={18} />
        {s.types.presets}
      </button>
      <a class="button button-primary" href={setupHref('ticket-types', 'new')}>
        <Icon icon={Plus} size={18} />
        {s.types.create}
      </a>
    </div>
  )
  return (
    <>
      <div class="page-head setup-head">
        <h1 class="page-title">{t.settings.setupPages['ticket-types']}</h1>
        {types.length > 0 && actions}
        <p class="page-lead">{s.types.lead}</p>
      </div>
      {types.length === 0 && (
        <Empty icon={Tags} title={s.types.emptyTitle} text={s.types.emptyText}>
          {actions}
        </Empty>
      )}
      {active.length > 0 && (
        <ol class="setup-rows" data-sort aria-label={t.settings.setupPages['ticket-types']}>
          {active.map((type, index) => (
            <TypeRow
              key={type.id}
              type={type}
              team={teams.find((team) => team.id === type.teamId) ?? null}
              index={index}
              count={active.length}
              onMove={(from, to) => {
                set([...moved(active, from, to), ...archived])
                setSaid(s.types.moved(type.name, to + 1, active.length))
              }}
              onRest={() => void keepOrder()}
              onArchive={() => void setArchived(type, true)}
            />
          ))}
        </ol>
      )}
      <p class="hidden" role="status">
        {said}
      </p>
      {archived.length > 0 && (
        <section class="section" aria-labelledby="archived-types">
          <div>
            <h2 class="section-title" id="archived-types">
              {s.types.archivedTitle}
            </h2>
            <p class="field-hint">{s.types.archivedHint}</p>
          </div>
          <ul class="setup-rows">
            {archived.map((type) => (
              <li key={type.id} class="setup-row">
                <div class="setup-words">
                  <p class="setup-name is-quiet" dir="auto">
                    {type.name}
                  </p>
                </div>
                <button
                  type="button"
                  class="button button-small"
                  aria-label={s.types.restoreLabel(type.name)}
                  onClick={() => void setArchived(type, false)}
                >
                  {s.types.restore}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {adding && <PresetDialog types={types} onClose={() => setAdding(false)} onAdded={set} />}
    </>
  )
}
