import type { Agent, Calendar, SlaPolicy, Team } from '@deskbell/protocol'
import { LIMITS } from '@deskbell/protocol'
import { SearchX } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { setupHref } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { s } from '../../i18n/setup.ts'
import { Field } from '../../ui/field.tsx'
import { Empty } from '../../ui/states.tsx'
import { SelectField } from '../help/fields.tsx'
import { SaveBar } from '../settings/save-bar.tsx'
import { useForm } from '../settings/use-form.ts'
import { BackLink } from '../ticket-setup/back-link.tsx'
import { Loaded } from '../ticket-setup/loaded.tsx'
import { useSetup } from '../ticket-setup/setup-context.ts'
import { DuePreview } from './due-preview.tsx'
import { EscalationList } from './escalation-list.tsx'
import { checkPolicy, toDraft, toPolicy } from './policy-draft.ts'
import { TargetTable } from './target-table.tsx'

interface Found {
  readonly policies: readonly SlaPolicy[]
  readonly calendars: readonly Calendar[]
  readonly teams: readonly Team[]
  readonly agents: readonly Agent[]
}

/** One policy, or a new one: what is promised by priority, and what happens where it is not kept. */
export function PolicyPage({ id }: { id: string | null }) {
  const api = useSetup()
  const { listAgents } = useDesk().api
  const load = async (): Promise<Found> => {
    const [policies, calendars, teams, agents] = await Promise.all([
      api.listPolicies(),
      api.listCalendars(),
      api.listTeams(),
      listAgents(),
    ])
    return { policies, calendars, teams, agents: agents.filter((one) => one.role !== 'provider') }
  }
  return (
    <div class="settings-measure">
      <BackLink page="sla" />
      <Loaded id={`policy ${id}`} title={t.settings.setupPages.sla} load={load}>
        {(found) => {
          const policy = found.policies.find((one) => one.id === id) ?? null
          if (id !== null && !policy) return <Empty page icon={SearchX} title={s.missing.title} text={s.missing.text} />
          return <PolicyEditor policy={policy} {...found} />
        }}
      </Loaded>
    </div>
  )
}

function PolicyEditor({ policy, policies, calendars, teams, agents }: Found & { policy: SlaPolicy | null }) {
  const api = useSetup()
  const { router, toasts } = useDesk()
  const [checked, setChecked] = useState(false)
  const form = useForm(
    // A new policy begins with what is promised already.
    policy ? toDraft(policy) : { ...toDraft(policies.find((one) => one.isDefault) ?? null), name: '', escalations: [] },
    (values) => {
      setChecked(true)
      return checkPolicy(values)
    },
    async (values) => {
      const body = toPolicy(values)
      if (policy) {
        await api.updatePolicy(policy.id, body)
        return
      }
      const made = await api.createPolicy(body)
      toasts.show(s.policy.saved(made.name))
      router.go(setupHref('sla', made.id), { replace: true })
    },
  )
  const { values, errors, set, action } = form
  const calendar = calendars.find((one) => one.id === values.calendarId) ?? null
  return (
    <form class="form" noValidate onSubmit={form.submit}>
      <h1 class="page-title" dir="auto">
        {policy ? values.name.trim() || policy.name : s.policy.newTitle}
      </h1>
      <div class="section">
        <div class="field-pair">
          <Field label={s.policy.name} hint={s.policy.nameHint} error={errors.name}>
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
          <SelectField
            label={s.policy.calendar}
            value={values.calendarId}
            options={[['', s.sla.always], ...calendars.map((one) => [one.id, one.name] as const)]}
            onChange={(id) => set('calendarId', id)}
          />
        </div>
      </div>
      <section class="section" aria-labelledby="targets">
        <div>
          <h2 class="section-title" id="targets">
            {s.policy.targets}
          </h2>
          <p class="field-hint">{s.policy.targetsHint}</p>
        </div>
        <TargetTable targets={values.targets} checked={checked} onChange={(targets) => set('targets', targets)} />
        {errors.targets && <p class="field-error">{errors.targets}</p>}
        <Field label={s.policy.atRisk} hint={s.policy.atRiskHint} error={errors.atRiskPercent}>
          {(control) => (
            <div class="with-unit">
              <input
                {...control}
                class="input number-input"
                inputMode="numeric"
                maxLength={2}
                value={values.atRiskPercent}
                onInput={(event) => set('atRiskPercent', event.currentTarget.value)}
              />
              <span>{s.policy.atRiskUnit}</span>
            </div>
          )}
        </Field>
      </section>
      <EscalationList
        escalations={values.escalations}
        teams={teams}
        agents={agents}
        checked={checked}
        onChange={(escalations) => set('escalations', escalations)}
      />
      <DuePreview targets={values.targets} calendar={calendar} />
      <SaveBar
        dirty={form.dirty}
        busy={action.busy}
        saved={form.saved}
        problem={errors.targets ?? errors.escalations ?? action.problem}
      />
    </form>
  )
}
