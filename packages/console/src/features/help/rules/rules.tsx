import { LIMITS, type UrlRules } from '@deskbell/protocol'
import { Plus, Route } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { h } from '../../../i18n/help.ts'
import { t } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useLoad } from '../../../ui/load.ts'
import { AfterWait, Empty, Failed, Skeleton } from '../../../ui/states.tsx'
import { useAction } from '../../../ui/use-action.ts'
import { SaveBar } from '../../settings/save-bar.tsx'
import { useHelp } from '../help-context.ts'
import { moved } from '../sort-handle.tsx'
import { RuleCard } from './rule-card.tsx'
import { fits, newRule, type RuleDraft, sameRules, toDrafts, toRules } from './rule-draft.ts'
import { RuleTester } from './rule-tester.tsx'
import { useTitles } from './use-titles.ts'

/** Which articles are offered on which pages of the site. */
export function Rules() {
  const api = useHelp()
  const { state, reload } = useLoad<UrlRules>('rules', api.getRules)
  return (
    <div class="help-measure">
      <h1 class="page-title">{t.nav.helpPages.rules}</h1>
      <p class="page-lead">{h.rules.lead}</p>
      {state.kind === 'loading' && (
        <AfterWait>
          <div class="rows-skeleton" role="status">
            <span class="hidden">{t.common.loading}</span>
            <Skeleton class="skeleton-long" />
            <Skeleton class="skeleton-short" />
          </div>
        </AfterWait>
      )}
      {state.kind === 'failed' && <Failed title={h.failed} trouble={state.trouble} retry={reload} />}
      {state.kind === 'ready' && <RuleEditor loaded={state.value} />}
    </div>
  )
}

function RuleEditor({ loaded }: { loaded: UrlRules }) {
  const api = useHelp()
  const { toasts } = useDesk()
  const [saved, setSaved] = useState(loaded)
  const [rules, setRules] = useState<readonly RuleDraft[]>(() => toDrafts(loaded))
  const [checked, setChecked] = useState(false)
  const [justSaved, setJustSaved] = useState(false)
  const [theirs, setTheirs] = useState<UrlRules | null>(null)
  const [hit, setHit] = useState<number | null>(null)
  const [said, setSaid] = useState('')
  const { titles, learn } = useTitles(rules.flatMap((one) => one.articleIds))
  const dirty = !sameRules(rules, saved)
  const change = (next: readonly RuleDraft[]) => {
    setRules(next)
    setJustSaved(false)
    setHit(null)
  }
  const save = useAction(async (revision: number) => {
    try {
      const answer = await api.saveRules({ items: toRules(rules), revision })
      setSaved(answer)
      setTheirs(null)
      setJustSaved(true)
    } catch (error) {
      // Somebody saved since: their rules are fetched, so that one can decide.
      const now = await api.getRules().catch(() => null)
      if (now && now.revision !== revision) setTheirs(now)
      throw error
    }
  })
  const submit = (event: Event) => {
    event.preventDefault()
    setChecked(true)
    if (rules.every(fits)) void save.run(saved.revision)
  }
  const add = () => {
    const rule = newRule()
    change([...rules, rule])
    setTimeout(() => document.getElementById(`pattern-${rule.key}`)?.focus())
  }
  const takeTheirs = () => {
    if (!theirs) return
    setSaved(theirs)
    change(toDrafts(theirs))
    setTheirs(null)
  }
  const addButton = (
    <button type="button" class="button" disabled={rules.length >= LIMITS.urlRules} onClick={add}>
      <Icon icon={Plus} size={18} />
      {h.rules.add}
    </button>
  )
  return (
    <>
      <form class="form rules-form" noValidate onSubmit={submit}>
        {rules.length === 0 ? (
          <Empty icon={Route} title={h.rules.emptyTitle} text={h.rules.emptyText}>
            {addButton}
          </Empty>
        ) : (
          <>
            <p class="field-hint rules-hint">{h.rules.patternHint}</p>
            <ol class="rule-cards" data-sort aria-label={t.nav.helpPages.rules}>
              {rules.map((rule, index) => (
                <RuleCard
                  key={rule.key}
                  rule={rule}
                  index={index}
                  count={rules.length}
                  titles={titles}
                  checked={checked}
                  hit={hit === index}
                  learn={learn}
                  onChange={(next) => change(rules.map((one) => (one.key === rule.key ? next : one)))}
                  onMove={(from, to) => {
                    change(moved(rules, from, to))
                    setSaid(h.rules.moved(to + 1, rules.length))
                  }}
                  onRemove={() => {
                    change(rules.filter((one) => one.key !== rule.key))
                    toasts.show(h.rules.removed, { undo: () => setRules(rules) })
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
          <div class="notice rules-conflict" role="alert">
            <p>{h.rules.conflict}</p>
            <button type="button" class="button button-small" onClick={() => void save.run(theirs.revision)}>
              {h.rules.conflictMine}
            </button>
            <button type="button" class="button button-small" onClick={takeTheirs}>
              {h.rules.conflictTheirs}
            </button>
          </div>
        )}
        {(dirty || justSaved || rules.length > 0) && (
          <SaveBar
            dirty={dirty}
            busy={save.busy}
            saved={justSaved}
            problem={checked && !rules.every(fits) ? h.rules.invalid : theirs ? null : save.problem}
          />
        )}
      </form>
      <RuleTester rules={rules.filter(fits)} all={rules} onHit={setHit} />
    </>
  )
}
