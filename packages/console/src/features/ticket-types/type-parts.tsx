import { LIMITS, PRIORITIES, type SlaPolicy, type Team } from '@deskbell/protocol'
import { s } from '../../i18n/setup.ts'
import { Check, Field } from '../../ui/field.tsx'
import { SelectField } from '../help/fields.tsx'
import type { Form } from '../settings/use-form.ts'
import type { TypeDraft } from './type-draft.ts'

interface AboutProps {
  values: TypeDraft
  errors: Form<TypeDraft>['errors']
  set: Form<TypeDraft>['set']
  /** It is saved, and its key stays. */
  fixedKey: boolean
  shownKey: string
}

/** What customers see of a type where they choose it. */
export function TypeAbout({ values, errors, set, fixedKey, shownKey }: AboutProps) {
  return (
    <section class="section" aria-labelledby="type-about">
      <h2 class="section-title" id="type-about">
        {s.type.about}
      </h2>
      <Field label={s.type.name} hint={s.type.nameHint} error={errors.name}>
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
      <Field label={s.type.description} hint={s.type.descriptionHint} error={errors.description}>
        {(control) => (
          <input
            {...control}
            class="input"
            dir="auto"
            maxLength={LIMITS.nameLength}
            value={values.description}
            onInput={(event) => set('description', event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={s.type.key} hint={fixedKey ? s.type.keyFixed : s.type.keyHint} error={errors.key}>
        {(control) => (
          <input
            {...control}
            class="input input-code"
            spellcheck={false}
            autocapitalize="none"
            readOnly={fixedKey}
            maxLength={40}
            value={shownKey}
            onInput={(event) => set('key', event.currentTarget.value)}
          />
        )}
      </Field>
      <Check
        label={s.type.offered}
        hint={s.type.offeredHint}
        checked={values.offered}
        onChange={(on) => set('offered', on)}
      />
    </section>
  )
}

interface HandlingProps {
  values: TypeDraft
  set: Form<TypeDraft>['set']
  teams: readonly Team[]
  policies: readonly SlaPolicy[]
}

/** How tickets of a type are worked on. */
export function TypeHandling({ values, set, teams, policies }: HandlingProps) {
  const standard = policies.find((one) => one.isDefault)
  return (
    <section class="section" aria-labelledby="type-handling">
      <h2 class="section-title" id="type-handling">
        {s.type.handling}
      </h2>
      <div class="field-pair">
        <SelectField
          label={s.type.priority}
          value={values.priority}
          options={PRIORITIES.map((one) => [one, s.priorities[one]] as const)}
          onChange={(priority) => set('priority', priority)}
        />
        <SelectField
          label={s.type.team}
          hint={s.type.teamHint}
          value={values.teamId}
          options={[['', s.type.noTeam], ...teams.map((team) => [team.id, team.name] as const)]}
          onChange={(teamId) => set('teamId', teamId)}
        />
      </div>
      <SelectField
        label={s.type.policy}
        value={values.slaPolicyId}
        options={[
          ['', standard ? s.type.defaultPolicy(standard.name) : s.type.defaultPolicyNone],
          ...policies.filter((one) => !one.isDefault).map((one) => [one.id, one.name] as const),
        ]}
        onChange={(slaPolicyId) => set('slaPolicyId', slaPolicyId)}
      />
    </section>
  )
}
