import type { Agent, Macro, Team } from '@deskbell/protocol'
import { LIMITS } from '@deskbell/protocol'
import { Plus, SearchX, ShieldCheck } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk, useMe } from '../../app/desk.ts'
import { setupHref } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { s } from '../../i18n/setup.ts'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { Empty } from '../../ui/states.tsx'
import { moved } from '../help/sort-handle.tsx'
import { SaveBar } from '../settings/save-bar.tsx'
import { useForm } from '../settings/use-form.ts'
import { BackLink } from '../ticket-setup/back-link.tsx'
import { Loaded } from '../ticket-setup/loaded.tsx'
import { useSetup } from '../ticket-setup/setup-context.ts'
import { checkMacro, MOST_STEPS, newStep, STEP_KINDS, type StepDraft, toDraft, toMacro } from './macro-draft.ts'
import { StepCard } from './step-card.tsx'

interface Found {
  readonly macros: readonly Macro[]
  readonly teams: readonly Team[]
  readonly agents: readonly Agent[]
}

/** One macro, or a new one: its steps in their order. */
export function MacroPage({ id }: { id: string | null }) {
  const api = useSetup()
  const { listAgents } = useDesk().api
  const admin = useMe().agent.role === 'admin'
  const load = async (): Promise<Found> => {
    const [macros, teams, agents] = await Promise.all([api.listMacros(), api.listTeams(), listAgents()])
    return { macros, teams, agents: agents.filter((one) => one.active && one.role !== 'provider') }
  }
  return (
    <div class="settings-measure">
      <BackLink page="responses" />
      {!admin ? (
        <Empty page icon={ShieldCheck} title={t.settings.adminOnlyTitle} text={s.macros.forAdmins} />
      ) : (
        <Loaded id={`macro ${id}`} title={t.settings.setupPages.responses} load={load}>
          {(found) => {
            const macro = found.macros.find((one) => one.id === id) ?? null
            if (id !== null && !macro)
              return <Empty page icon={SearchX} title={s.missing.title} text={s.missing.text} />
            return <MacroEditor macro={macro} {...found} />
          }}
        </Loaded>
      )}
    </div>
  )
}

function MacroEditor({ macro, teams, agents }: Found & { macro: Macro | null }) {
  const api = useSetup()
  const { router, toasts } = useDesk()
  const [checked, setChecked] = useState(false)
  const [said, setSaid] = useState('')
  const form = useForm(
    toDraft(macro),
    (values) => {
      setChecked(true)
      return checkMacro(values)
    },
    async (values) => {
      const body = toMacro(values)
      if (macro) {
        await api.updateMacro(macro.id, body)
        return
      }
      const made = await api.createMacro(body)
      toasts.show(s.macro.saved(made.name))
      router.go(setupHref('responses', made.id), { replace: true })
    },
  )
  const { values, errors, set, action } = form
  const { steps } = values
  const setSteps = (next: readonly StepDraft[]) => set('steps', next)
  const taken = action.code === 'conflict' ? s.macro.taken : undefined
  return (
    <form class="form" noValidate onSubmit={form.submit}>
      <h1 class="page-title" dir="auto">
        {macro ? values.name.trim() || macro.name : s.macro.newTitle}
      </h1>
      <div class="section">
        <Field label={s.macro.name} hint={s.macro.nameHint} error={errors.name ?? taken}>
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
      </div>
      <section class="section" aria-labelledby="steps">
        <div>
          <h2 class="section-title" id="steps">
            {s.macro.steps}
          </h2>
          <p class="field-hint">{s.macro.stepsHint}</p>
        </div>
        {steps.length > 0 && (
          <ol class="route-cards" data-sort aria-labelledby="steps">
            {steps.map((step, index) => (
              <StepCard
                key={step.id}
                step={step}
                index={index}
                count={steps.length}
                teams={teams}
                agents={agents}
                checked={checked}
                onChange={(next) => setSteps(steps.map((one) => (one.id === next.id ? next : one)))}
                onMove={(from, to) => {
                  setSteps(moved(steps, from, to))
                  setSaid(s.macro.moved(to + 1, steps.length))
                }}
                onRemove={() => setSteps(steps.filter((one) => one.id !== step.id))}
              />
            ))}
          </ol>
        )}
        <p class="hidden" role="status">
          {said}
        </p>
        {steps.length < MOST_STEPS ? (
          <div>
            <Menu
              label={s.macro.add}
              align="start"
              class="button"
              button={
                <>
                  <Icon icon={Plus} size={18} />
                  {s.macro.add}
                </>
              }
            >
              {STEP_KINDS.map((kind) => (
                <MenuItem key={kind} onSelect={() => setSteps([...steps, newStep(kind)])}>
                  {s.macro.kinds[kind]}
                </MenuItem>
              ))}
            </Menu>
          </div>
        ) : (
          <p class="field-hint">{s.macro.most(MOST_STEPS)}</p>
        )}
      </section>
      <SaveBar
        dirty={form.dirty}
        busy={action.busy}
        saved={form.saved}
        problem={errors.steps ?? (taken ? null : action.problem)}
      />
    </form>
  )
}
