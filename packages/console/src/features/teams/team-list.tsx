import type { Agent, Team } from '@deskbell/protocol'
import { Pencil, Plus, Split, Trash2 } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { s } from '../../i18n/setup.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Empty } from '../../ui/states.tsx'
import { DeleteDialog } from '../ticket-setup/delete-dialog.tsx'
import { useSetup } from '../ticket-setup/setup-context.ts'
import { TeamDialog } from './team-dialog.tsx'

interface Props {
  teams: readonly Team[]
  agents: readonly Agent[]
  onChange: (teams: readonly Team[]) => void
}

const byName = (a: Team, b: Team) => a.name.localeCompare(b.name)
/** Faces shown before the rest is a number. */
const FACES = 5

/** Every team with its people. */
export function TeamList({ teams, agents, onChange }: Props) {
  const api = useSetup()
  const { toasts } = useDesk()
  const [editing, setEditing] = useState<Team | 'new' | null>(null)
  const [deleting, setDeleting] = useState<Team | null>(null)
  const create = (
    <button type="button" class="button" onClick={() => setEditing('new')}>
      <Icon icon={Plus} size={18} />
      {s.teams.create}
    </button>
  )
  return (
    <section class="section" aria-labelledby="team-list">
      <div class="section-head">
        <h2 class="section-title" id="team-list">
          {s.teams.title}
        </h2>
        {teams.length > 0 && create}
      </div>
      {teams.length === 0 ? (
        <Empty icon={Split} title={s.teams.emptyTitle} text={s.teams.emptyText}>
          {create}
        </Empty>
      ) : (
        <ul class="setup-rows">
          {teams.map((team) => (
            <TeamRow
              key={team.id}
              team={team}
              agents={agents}
              onEdit={() => setEditing(team)}
              onDelete={() => setDeleting(team)}
            />
          ))}
        </ul>
      )}
      {editing && (
        <TeamDialog
          team={editing === 'new' ? null : editing}
          agents={agents}
          onClose={() => setEditing(null)}
          onSaved={(saved) => {
            onChange([...teams.filter((one) => one.id !== saved.id), saved].sort(byName))
            toasts.show(s.teams.saved(saved.name))
            setEditing(null)
          }}
        />
      )}
      {deleting && (
        <DeleteDialog
          title={s.teams.deleteTitle(deleting.name)}
          text={s.teams.deleteText(deleting.openTickets, deleting.memberIds.length)}
          action={s.teams.delete}
          remove={async () => {
            await api.deleteTeam(deleting.id)
          }}
          onDone={() => {
            onChange(teams.filter((one) => one.id !== deleting.id))
            toasts.show(s.teams.deleted(deleting.name))
          }}
          onClose={() => setDeleting(null)}
        />
      )}
    </section>
  )
}

interface RowProps {
  team: Team
  agents: readonly Agent[]
  onEdit: () => void
  onDelete: () => void
}

function TeamRow({ team, agents, onEdit, onDelete }: RowProps) {
  const members = agents.filter((agent) => team.memberIds.includes(agent.id))
  const names = members.map((agent) => agent.name).join(', ')
  return (
    <li class="setup-row">
      <div class="setup-words">
        <p class="setup-name" dir="auto">
          {team.name}
        </p>
        <p class="setup-note">
          {s.teams.open(team.openTickets)} · {members.length === 0 ? s.teams.nobody : s.teams.people(members.length)}
        </p>
      </div>
      <span class="faces" title={names}>
        <span class="hidden">{names}</span>
        {members.slice(0, FACES).map((agent) => (
          <Avatar key={agent.id} name={agent.name} id={agent.id} size="small" />
        ))}
        {members.length > FACES && <span class="setup-note">+{members.length - FACES}</span>}
      </span>
      <span class="row-actions">
        <button type="button" class="icon-button" aria-label={s.teams.edit(team.name)} onClick={onEdit}>
          <Icon icon={Pencil} size={18} />
        </button>
        <button type="button" class="icon-button" aria-label={s.teams.deleteLabel(team.name)} onClick={onDelete}>
          <Icon icon={Trash2} size={18} />
        </button>
      </span>
    </li>
  )
}
