import { type Agent, type MacroAction, PRIORITIES, type Team } from '@deskbell/protocol'
import { Trash2 } from 'lucide'
import { s } from '../../i18n/setup.ts'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { SelectField } from '../help/fields.tsx'
import { SortHandle } from '../help/sort-handle.tsx'
import { TemplateField } from '../ticket-setup/template-field.tsx'
import { type StepDraft, stepFault } from './macro-draft.ts'

const STATUSES = ['in_progress', 'waiting', 'resolved', 'closed'] as const

interface Props {
  step: StepDraft
  index: number
  count: number
  teams: readonly Team[]
  agents: readonly Agent[]
  checked: boolean
  onChange: (step: StepDraft) => void
  onMove: (from: number, to: number) => void
  onRemove: () => void
}

/** One thing a macro does. */
export function StepCard({ step, index, count, teams, agents, checked, onChange, onMove, onRemove }: Props) {
  const n = index + 1
  const fault = checked ? (stepFault(step) ?? undefined) : undefined
  return (
    <li class="route-card">
      <div class="route-head">
        <SortHandle label={s.macro.move(n)} hint={s.moveHint} index={index} count={count} onMove={onMove} />
        <span class="route-number number">{n}</span>
        <h3 class="step-kind">{s.macro.kinds[step.action.do]}</h3>
        <button type="button" class="icon-button" aria-label={s.macro.remove(n)} onClick={onRemove}>
          <Icon icon={Trash2} size={18} />
        </button>
      </div>
      <div class="route-body">
        <StepInput step={step} teams={teams} agents={agents} fault={fault} onChange={onChange} />
      </div>
    </li>
  )
}

type InputProps = Pick<Props, 'step' | 'teams' | 'agents' | 'onChange'> & { fault: string | undefined }

function StepInput({ step, teams, agents, fault, onChange }: InputProps) {
  const { action } = step
  const set = (next: MacroAction) => onChange({ ...step, action: next })
  switch (action.do) {
    case 'reply':
    case 'note':
      return (
        <TemplateField
          label={action.do === 'reply' ? s.macro.reply : s.macro.note}
          hint={action.do === 'note' ? s.macro.noteHint : undefined}
          error={fault}
          value={action.text}
          rows={4}
          {...(action.do === 'reply' && { emptyPreview: s.canned.previewEmpty })}
          onChange={(text) => set({ ...action, text })}
        />
      )
    case 'status':
      return (
        <SelectField
          label={s.macro.values.status}
          value={action.status}
          options={STATUSES.map((status) => [status, s.statuses[status]] as const)}
          onChange={(status) => set({ ...action, status })}
        />
      )
    case 'priority':
      return (
        <SelectField
          label={s.macro.values.priority}
          value={action.priority}
          options={PRIORITIES.map((priority) => [priority, s.priorities[priority]] as const)}
          onChange={(priority) => set({ ...action, priority })}
        />
      )
    case 'team':
      return (
        <SelectField
          label={s.macro.values.team}
          value={action.teamId ?? ''}
          options={[['', s.macro.noTeam], ...teams.map((team) => [team.id, team.name] as const)]}
          onChange={(teamId) => set({ ...action, teamId: teamId || null })}
        />
      )
    case 'assign':
      return (
        <SelectField<string>
          label={s.macro.values.assign}
          value={action.to}
          options={[
            ['me', s.macro.me],
            ['nobody', s.macro.nobody],
            ...agents.map((agent) => [agent.id, agent.name] as const),
          ]}
          onChange={(to) => set({ ...action, to })}
        />
      )
    case 'add_tags':
    case 'remove_tags':
      return (
        <Field label={s.macro.tags} hint={s.macro.tagsHint} error={fault}>
          {(control) => (
            <input
              {...control}
              class="input"
              maxLength={400}
              value={step.tags}
              onInput={(event) => onChange({ ...step, tags: event.currentTarget.value })}
            />
          )}
        </Field>
      )
  }
}
