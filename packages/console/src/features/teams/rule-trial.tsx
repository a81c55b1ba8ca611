import { CHANNELS, firstFitting, PRIORITIES, type Team, type TicketType } from '@deskbell/protocol'
import { useEffect, useState } from 'preact/hooks'
import { useMe } from '../../app/desk.ts'
import { s } from '../../i18n/setup.ts'
import { Field } from '../../ui/field.tsx'
import { SelectField } from '../help/fields.tsx'
import { localeChoices } from '../settings/locales.ts'
import { parseAttributes, type RuleDraft, toRules } from './rule-draft.ts'

interface Props {
  rules: readonly RuleDraft[]
  teams: readonly Team[]
  types: readonly TicketType[]
  /** Tells which rule decides, by its id. */
  onHit: (id: number | null) => void
}

/** Where would such a ticket go? Decided here as the service decides it, over the rules as they stand. */
export function RuleTrial({ rules, teams, types, onHit }: Props) {
  const { workspace } = useMe()
  const active = types.filter((type) => !type.archived)
  const [typeId, setTypeId] = useState(active[0]?.id ?? '')
  const [locale, setLocale] = useState('')
  const [priority, setPriority] = useState(active[0]?.priority ?? 'normal')
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>(CHANNELS[0])
  const [attributes, setAttributes] = useState('')
  const type = types.find((one) => one.id === typeId)
  const facts = { typeId, locale: locale || null, priority, channel, attributes: parseAttributes(attributes) }
  // A rule without conditions would hold for everything; it cannot be saved, and decides nothing.
  const candidates = toRules(rules)
    .map((rule, index) => ({ ...rule, index }))
    .filter((rule) => rule.conditions.length > 0)
  const rule = firstFitting(candidates, facts)
  const hit = rule ? (rules[rule.index]?.id ?? null) : null
  useEffect(() => onHit(hit), [hit])
  useEffect(() => () => onHit(null), [])
  const teamName = (id: string | null | undefined) => teams.find((team) => team.id === id)?.name
  const fallback = teamName(type?.teamId)
  return (
    <section class="trial" aria-labelledby="trial">
      <h3 class="trial-title" id="trial">
        {s.route.tryTitle}
      </h3>
      <p class="field-hint">{s.route.tryHint}</p>
      <div class="trial-facts">
        <SelectField
          label={s.route.factNames.type}
          value={typeId}
          options={active.map((one) => [one.id, one.name] as const)}
          onChange={(id) => {
            setTypeId(id)
            setPriority(types.find((one) => one.id === id)?.priority ?? priority)
          }}
        />
        <SelectField
          label={s.route.factNames.priority}
          value={priority}
          options={PRIORITIES.map((one) => [one, s.priorities[one]] as const)}
          onChange={setPriority}
        />
        <SelectField
          label={s.route.factNames.channel}
          value={channel}
          options={CHANNELS.map((one) => [one, s.channels[one]] as const)}
          onChange={setChannel}
        />
        <SelectField
          label={s.route.factNames.language}
          value={locale}
          options={[
            ['', s.route.anyLanguage],
            ...localeChoices(workspace.locale).map(({ tag, name }) => [tag, name] as const),
          ]}
          onChange={setLocale}
        />
        <Field label={s.route.attributes} hint={s.route.attributesHint} class="trial-attributes">
          {(control) => (
            <textarea
              {...control}
              class="input input-code"
              rows={2}
              spellcheck={false}
              value={attributes}
              onInput={(event) => setAttributes(event.currentTarget.value)}
            />
          )}
        </Field>
      </div>
      <p class="trial-answer" role="status">
        {rule
          ? s.route.byRule(rule.index + 1, rule.name || '…', teamName(rule.teamId) ?? '…')
          : fallback
            ? s.route.byType(fallback)
            : s.route.byNobody}
      </p>
    </section>
  )
}
