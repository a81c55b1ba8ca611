import { LIMITS, type RoutingRules, type Team, type TicketType } from '@deskbell/protocol'
import { Plus, Route } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { s } from '../../i18n/setup.ts'
import { Icon } from '../../ui/icon.tsx'
import { Empty } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-action.ts'
import { moved } from '../help/sort-handle.tsx'
import { SaveBar } from '../settings/save-bar.tsx'
import { useSetup } from '../ticket-setup/setup-context.ts'
import { RuleCard } from './rule-card.tsx'
import { fits, newRule, type RuleDraft, sameRules, toDrafts, toRules } from './rule-draft.ts'
import { RuleTrial } from './rule-trial.tsx'

interface Props {
  loaded: RoutingRules
  teams: readonly Team[]
  types: readonly TicketType[]
}

/** The rules that give new tickets to teams, saved together. */
export function RoutingEditor({ loaded, teams, types }: Props) {
  const api = useSetup()
  const { toasts } = useDesk()
  const [saved, setSaved] = useState(loaded)
  const [rules, setRules] = useState<readonly RuleDraft[]>(() => toDrafts(loaded))
  const [checked, setChecked] = useState(false)
  const [justSaved, setJustSaved] = useState(false)
  const [theirs, setTheirs] = useState<RoutingRules | null>(null)
  const [hit, setHit] = useState<number | null>(null)
  const [said, setSaid] = useState('')
  const dirty = !sameRules(rules, saved)
  const change = (next: readonly RuleDraft[]) => {
    setRules(next)
    setJustSaved(false)
  }
  const save = useAction(async (revision: number) => {
    try {
      setSaved(await api.saveRules({ items: toRules(rules), revision }))
      setTheirs(null)
      setJustSaved(true)
      setChecked(false)
    } catch (error) {
      // Somebody saved since: their rules are fetched, so that one can decide.
      const now = await api.getRules().catch(() => null)
      if (now && now.revision !== revision) setTheirs(now)
      throw error
    }
  })
  const add = () => {
    const rule = newRule()
    change([...rules, rule])
    setTimeout(() => document.getElementById(`rule-name-${rule.id}`)?.focus())
  }
  const addButton = (
    <button type="button" class="button" disabled={rules.length >= LIMITS.routingRules} onClick={add}>
      <Icon icon={Plus} size={18} />
      {s.route.add}
    </button>
  )
  const wrong = checked && !rules.every(fits)
  return (
    <section class="section" aria-labelledby="routing">
      <div>
        <h2 class="section-title" id="routing">
          {s.route.title}
        </h2>
        <p class="field-hint">{s.route.hint}</p>
      </div>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setChecked(true)
          if (rules.every(fits)) void save.run(saved.revision)
        }}
      >
        {rules.length === 0 && (
          <Empty icon={Route} title={s.route.emptyTitle} text={teams.length > 0 ? s.route.emptyText : s.route.needTeam}>
            {teams.length > 0 && addButton}
          </Empty>
        )}
        {rules.length > 0 && (
          <>
            <ol class="route-cards" data-sort aria-label={s.route.list}>
              {rules.map((rule, index) => (
                <RuleCard
                  key={rule.id}
                  rule={rule}
                  index={index}
                  count={rules.length}
                  teams={teams}
                  types={types}
                  checked={checked}
                  hit={hit === rule.id}
                  onChange={(next) => change(rules.map((one) => (one.id === rule.id ? next : one)))}
                  onMove={(from, to) => {
                    change(moved(rules, from, to))
                    setSaid(s.route.moved(to + 1, rules.length))
                  }}
                  onRemove={() => {
                    change(rules.filter((one) => one.id !== rule.id))
                    toasts.show(s.route.removed, { undo: () => setRules(rules) })
                  }}
                />
              ))}
            </ol>
            <div>{addButton}</div>
          </>
        )}
        <p class="hidden" role="status">
          {said}
        </p>
        {theirs && (
          <div class="notice notice-choice" role="alert">
            <p>{s.route.conflict}</p>
            <button type="button" class="button button-small" onClick={() => void save.run(theirs.revision)}>
              {s.route.conflictMine}
            </button>
            <button
              type="button"
              class="button button-small"
              onClick={() => {
                setSaved(theirs)
                change(toDrafts(theirs))
                setTheirs(null)
              }}
            >
              {s.route.conflictTheirs}
            </button>
          </div>
        )}
        {(dirty || justSaved) && (
          <SaveBar
            dirty={dirty}
            busy={save.busy}
            saved={justSaved}
            problem={wrong ? s.route.invalid : theirs ? null : save.problem}
          />
        )}
      </form>
      {rules.length > 0 && <RuleTrial rules={rules} teams={teams} types={types} onHit={setHit} />}
    </section>
  )
}
