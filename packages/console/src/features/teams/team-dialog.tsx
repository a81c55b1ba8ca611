import { type Agent, LIMITS, type Team } from '@deskbell/protocol'
import { t } from '../../i18n/index.ts'
import { s } from '../../i18n/setup.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { useForm } from '../settings/use-form.ts'
import { useSetup } from '../ticket-setup/setup-context.ts'

interface Props {
  /** Null for a new one. */
  team: Team | null
  agents: readonly Agent[]
  onClose: () => void
  onSaved: (team: Team) => void
}

/** A team's name and people. */
export function TeamDialog({ team, agents, onClose, onSaved }: Props) {
  const api = useSetup()
  const form = useForm(
    { name: team?.name ?? '', memberIds: team?.memberIds ?? [] },
    (values) => (values.name.trim() === '' ? { name: s.needName } : {}),
    async ({ name, memberIds }) => {
      const body = { name: name.trim(), memberIds }
      onSaved(team ? await api.updateTeam(team.id, body) : await api.createTeam(body))
    },
  )
  const { values, errors, set, action } = form
  const taken = action.code === 'conflict' ? s.teams.nameTaken : undefined
  // Whoever left stays where they are in a team, and is offered to no other.
  const offered = agents.filter((agent) => agent.active || values.memberIds.includes(agent.id))
  return (
    <Dialog
      title={team ? s.teams.editTitle(team.name) : s.teams.createTitle}
      onClose={onClose}
      class="dialog-setup"
      firm={form.dirty}
    >
      <form class="form" noValidate onSubmit={form.submit}>
        <Field label={s.teams.name} hint={s.teams.nameHint} error={errors.name ?? taken}>
          {(control) => (
            <input
              {...control}
              class="input"
              dir="auto"
              maxLength={LIMITS.nameLength}
              value={values.name}
              onInput={(event) => set('name', event.currentTarget.value)}
            />
          )}
        </Field>
        <fieldset class="members">
          <legend class="field-label">{s.teams.members}</legend>
          <p class="field-hint">{s.teams.membersHint}</p>
          {offered.map((agent) => (
            <label key={agent.id} class="member">
              <input
                type="checkbox"
                checked={values.memberIds.includes(agent.id)}
                onChange={(event) => {
                  const on = event.currentTarget.checked
                  set(
                    'memberIds',
                    on ? [...values.memberIds, agent.id] : values.memberIds.filter((id) => id !== agent.id),
                  )
                }}
              />
              <Avatar name={agent.name} id={agent.id} size="small" />
              <span class="member-name">{agent.name}</span>
              <span class="setup-note">
                {!agent.active
                  ? s.teams.noAccess
                  : agent.availability === 'away'
                    ? s.teams.away
                    : t.team.roles[agent.role]}
              </span>
            </label>
          ))}
        </fieldset>
        <FormActions
          action={{ busy: action.busy, problem: taken ? null : action.problem }}
          submit={s.teams.save}
          onClose={onClose}
        />
      </form>
    </Dialog>
  )
}
