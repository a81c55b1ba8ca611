import type { Team, TicketType } from '@deskbell/protocol'
import { Archive } from 'lucide'
import { setupHref } from '../../app/routes.ts'
import { s } from '../../i18n/setup.ts'
import { Icon } from '../../ui/icon.tsx'
import { SortHandle } from '../help/sort-handle.tsx'
import { PriorityMark } from '../tickets/marks.tsx'

interface Props {
  type: TicketType
  team: Team | null
  index: number
  count: number
  onMove: (from: number, to: number) => void
  onRest: () => void
  onArchive: () => void
}

export function TypeRow({ type, team, index, count, onMove, onRest, onArchive }: Props) {
  const notes = [
    type.offered ? s.types.offered : s.types.notOffered,
    s.types.questions(type.fields.length),
    team?.name ?? s.types.noTeam,
  ]
  return (
    <li class="setup-row">
      <SortHandle
        label={s.types.move(type.name)}
        hint={s.moveHint}
        index={index}
        count={count}
        onMove={onMove}
        onRest={onRest}
      />
      <div class="setup-words">
        <a class="setup-name" href={setupHref('ticket-types', type.id)} dir="auto">
          {type.name}
        </a>
        <p class="setup-note">{notes.join(' · ')}</p>
      </div>
      <PriorityMark priority={type.priority} />
      <button
        type="button"
        class="icon-button"
        aria-label={s.types.archiveLabel(type.name)}
        title={s.types.archive}
        onClick={onArchive}
      >
        <Icon icon={Archive} size={18} />
      </button>
    </li>
  )
}
