import type { TestedUrlRules } from '@deskbell/protocol'
import { useState } from 'preact/hooks'
import { useMe } from '../../../app/desk.ts'
import { articleHref } from '../../../app/routes.ts'
import { h } from '../../../i18n/help.ts'
import { Field } from '../../../ui/field.tsx'
import { useAction } from '../../../ui/use-action.ts'
import { useHelp } from '../help-context.ts'
import { type RuleDraft, toRules } from './rule-draft.ts'

interface Props {
  /** Those that fit; the service would refuse the rest. */
  rules: readonly RuleDraft[]
  all: readonly RuleDraft[]
  /** Tells which of all rules counted, by its place. */
  onHit: (index: number | null) => void
}

/** Which articles would visitors of a page be offered, under the rules as they stand here? */
export function RuleTester({ rules, all, onHit }: Props) {
  const api = useHelp()
  const { workspace } = useMe()
  const [url, setUrl] = useState('')
  const [title, setTitle] = useState('')
  const [wrong, setWrong] = useState(false)
  const [answer, setAnswer] = useState<{ tested: TestedUrlRules; place: number | null; pattern: string } | null>(null)
  const test = useAction(async () => {
    const tested = await api.testRules({ url: url.trim(), title, items: toRules(rules) })
    const hit = tested.rule === null ? undefined : rules[tested.rule]
    const place = hit ? all.indexOf(hit) : null
    setAnswer({ tested, place, pattern: hit?.pattern ?? '' })
    onHit(place)
  })
  const example = `${workspace.allowedOrigins[0] ?? 'https://www.example.com'}/orders/1042`
  return (
    <section class="section" aria-labelledby="tester">
      <h2 class="section-title" id="tester">
        {h.rules.testTitle}
      </h2>
      <p class="field-hint">{h.rules.testHint}</p>
      <form
        class="tester"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setAnswer(null)
          onHit(null)
          const whole = URL.canParse(url.trim()) && /^https?:/.test(url.trim())
          setWrong(!whole)
          if (whole) void test.run()
        }}
      >
        <Field label={h.rules.url} error={wrong ? h.rules.urlBad : undefined} class="tester-url">
          {(control) => (
            <input
              {...control}
              type="url"
              class="input"
              placeholder={example}
              maxLength={2000}
              value={url}
              onInput={(event) => {
                setUrl(event.currentTarget.value)
                setWrong(false)
              }}
            />
          )}
        </Field>
        <Field label={h.rules.pageTitle} hint={h.rules.pageTitleHint}>
          {(control) => (
            <input
              {...control}
              class="input"
              maxLength={200}
              value={title}
              onInput={(event) => setTitle(event.currentTarget.value)}
            />
          )}
        </Field>
        <button type="submit" class="button" aria-busy={test.busy}>
          {test.busy ? h.rules.testing : h.rules.test}
        </button>
      </form>
      <div role="status">
        {test.problem && <p class="field-error">{test.problem}</p>}
        {answer && (
          <div class="tested">
            <p class="tested-by">
              {answer.place !== null
                ? h.rules.byRule(answer.place + 1, answer.pattern)
                : answer.tested.items.length === 0
                  ? h.rules.nothing
                  : answer.tested.from === 'match'
                    ? h.rules.byMatch
                    : h.rules.byPopular}
            </p>
            <ol class="tested-list">
              {answer.tested.items.map((one) => (
                <li key={one.id}>
                  <a href={articleHref(one.id, one.locale)} dir="auto">
                    {one.title}
                  </a>
                  <span class="article-note">{one.category.name}</span>
                </li>
              ))}
            </ol>
          </div>
        )}
      </div>
    </section>
  )
}
