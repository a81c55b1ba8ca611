import { type NotificationKind, type NotificationTemplate, templateEndpoints } from '@deskbell/protocol'
import { Mail } from 'lucide'
import { useRef, useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { n } from '../../i18n/notices.ts'
import { Icon } from '../../ui/icon.tsx'
import { useAction } from '../../ui/use-action.ts'
import { languageName } from '../help/languages.ts'
import { SaveBar } from '../settings/save-bar.tsx'
import { DeleteDialog } from '../ticket-setup/delete-dialog.tsx'
import { PreviewPane } from './preview-pane.tsx'
import { usePreview } from './use-preview.ts'
import { VariableList } from './variable-list.tsx'
import { keep, readKept, saidOfWords, sameWords, type WordsField, withVariable } from './words.ts'
import { WordsFields } from './words-fields.tsx'

interface Props {
  template: NotificationTemplate
  kind: NotificationKind
  onChange: (template: NotificationTemplate) => void
}

/** The words of a kind in a language, beside what comes of them. Unsaved ones are kept on this device at once. */
export function TemplateEditor({ template, kind, onChange }: Props) {
  const { api, drafts, toasts } = useDesk()
  const { locale } = template
  const [words, setWords] = useState(() => readKept(drafts, kind, locale) ?? template.words)
  const [restored, setRestored] = useState(() => !sameWords(words, template.words))
  const [saved, setSaved] = useState(false)
  const [attempted, setAttempted] = useState<unknown>(null)
  const [target, setTarget] = useState<WordsField>('body')
  const [said, setSaid] = useState('')
  const [leaving, setLeaving] = useState(false)
  const latest = useRef(words)
  const controls = useRef<Partial<Record<WordsField, HTMLInputElement | HTMLTextAreaElement | null>>>({})
  const preview = usePreview({ kind, locale, words })
  const dirty = !sameWords(words, template.words)
  const params = { kind }

  const put = (next: typeof words, base = template.words) => {
    latest.current = next
    setWords(next)
    setSaved(false)
    keep(drafts, kind, locale, sameWords(next, base) ? null : next)
  }
  const save = useAction(async () => {
    setAttempted(words)
    const answer = await api.call(templateEndpoints.saveTemplate, { params, body: { locale, words } })
    onChange(answer)
    // What was typed while it was on its way stays, unsaved.
    if (sameWords(latest.current, words)) put(answer.words, answer.words)
    else put(latest.current, answer.words)
    setRestored(false)
    setSaved(true)
  })
  const test = useAction(async () => {
    setAttempted(words)
    const { to } = await api.call(templateEndpoints.testTemplate, { params, body: { locale, words } })
    toasts.show(n.templates.tested(to))
  })
  // What was refused is said until it is written anew; meanwhile the preview says what it finds.
  const errors = saidOfWords({ ...preview.fields, ...(attempted === words ? { ...test.fields, ...save.fields } : {}) })
  const insert = (name: string) => {
    const control = controls.current[target]
    const end = words[target].length
    const next = withVariable(words[target], name, control?.selectionStart ?? end, control?.selectionEnd ?? end)
    put({ ...words, [target]: next.text })
    setSaid(n.templates.inserted(name, n.templates.fields[target]))
    setTimeout(() => {
      control?.focus()
      control?.setSelectionRange(next.at, next.at)
    })
  }
  const w = n.templates
  return (
    <>
      <div class="words-state">
        <p class="field-hint">
          {template.edited ? w.ownWords : w.ourWords}
          {restored && dirty && (
            <>
              {' '}
              {w.kept}{' '}
              <button
                type="button"
                class="link-button"
                onClick={() => {
                  put(template.words)
                  setRestored(false)
                }}
              >
                {w.discard}
              </button>
            </>
          )}
        </p>
        <div class="head-actions">
          <button type="button" class="button" aria-busy={test.busy} onClick={() => void test.run()}>
            <Icon icon={Mail} size={16} />
            {test.busy ? w.testing : w.test}
          </button>
          {template.edited && (
            <button type="button" class="button button-quiet" onClick={() => setLeaving(true)}>
              {w.reset}
            </button>
          )}
        </div>
      </div>
      {test.problem && attempted === words && (
        <p class="problem words-problem" role="alert">
          {test.problem}
        </p>
      )}
      <div class="words-columns">
        <form
          class="form words-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void save.run()
          }}
        >
          <WordsFields
            words={words}
            locale={locale}
            errors={errors}
            controls={controls}
            onChange={(field, text) => put({ ...words, [field]: text })}
            onFocus={setTarget}
          />
          <VariableList variables={template.variables} field={w.fields[target]} onInsert={insert} />
          <p class="hidden" role="status">
            {said}
          </p>
          <SaveBar dirty={dirty} busy={save.busy} saved={saved} problem={attempted === words ? save.problem : null} />
        </form>
        <PreviewPane name={n.kinds[kind]} preview={preview} locale={locale} />
      </div>
      {leaving && (
        <DeleteDialog
          title={w.resetTitle}
          text={w.resetText(languageName(locale))}
          action={w.reset}
          remove={async () => {
            const answer = await api.call(templateEndpoints.resetTemplate, { params, query: { locale } })
            onChange(answer)
            put(answer.words, answer.words)
          }}
          onDone={() => toasts.show(w.wereReset)}
          onClose={() => setLeaving(false)}
        />
      )}
    </>
  )
}
