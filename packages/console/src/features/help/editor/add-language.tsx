import { type ArticleRecord, Locale } from '@deskbell/protocol'
import { useState } from 'preact/hooks'
import * as v from 'valibot'
import { useDesk } from '../../../app/desk.ts'
import { articleHref } from '../../../app/routes.ts'
import { h } from '../../../i18n/help.ts'
import { t } from '../../../i18n/index.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useAction } from '../../../ui/use-action.ts'
import { localeChoices } from '../../settings/locales.ts'
import { SelectField } from '../fields.tsx'
import { useHelp } from '../help-context.ts'
import { canonicalLocale, languageName } from '../languages.ts'
import { keepWords, NO_WORDS, wordsOf } from './local-words.ts'
import type { Writing } from './use-words.ts'

const OTHER = 'other'

interface Props {
  record: ArticleRecord
  /** The language one comes from. */
  from: string
  writing: Writing
  onClose: () => void
}

/** Begins another language of an article, as a copy of one it has or empty. Nothing is saved yet. */
export function AddLanguage({ record, from, writing, onClose }: Props) {
  const api = useHelp()
  const { drafts, router } = useDesk()
  const has = new Set(record.translations.map((one) => one.locale))
  const choices = localeChoices('en').filter(({ tag }) => !has.has(tag) && tag !== from)
  const [choice, setChoice] = useState(choices[0]?.tag ?? OTHER)
  const [tag, setTag] = useState('')
  const [source, setSource] = useState(has.has(from) ? from : (record.translations[0]?.locale ?? ''))
  const [error, setError] = useState('')
  const begin = useAction(async () => {
    const locale = choice === OTHER ? canonicalLocale(tag) : choice
    if (!locale || !v.is(Locale, locale)) return setError(h.language.bad)
    if (has.has(locale)) return setError(h.language.taken)
    const copied =
      source === '' ? null : source === from ? writing.words : (await api.getTranslation(record.id, source)).words
    const words = copied ? wordsOf(copied) : NO_WORDS
    keepWords(drafts, record.id, locale, { base: 0, at: Date.now(), from: source || null, words })
    onClose()
    router.go(articleHref(record.id, locale))
  })
  return (
    <Dialog title={h.language.title} onClose={onClose}>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setError('')
          void begin.run()
        }}
      >
        <SelectField
          label={h.language.which}
          error={choice === OTHER ? undefined : error}
          value={choice}
          options={[...choices.map((one) => [one.tag, one.name] as const), [OTHER, h.language.other] as const]}
          onChange={setChoice}
        />
        {choice === OTHER && (
          <Field label={h.language.tag} hint={h.language.tagHint} error={error}>
            {(control) => (
              <input
                {...control}
                class="input input-code"
                maxLength={35}
                spellcheck={false}
                value={tag}
                onInput={(event) => setTag(event.currentTarget.value)}
              />
            )}
          </Field>
        )}
        <SelectField
          label={h.language.from}
          value={source}
          options={[
            ...record.translations.map((one) => [one.locale, h.language.copy(languageName(one.locale))] as const),
            ['', h.language.empty] as const,
          ]}
          onChange={setSource}
        />
        {begin.problem && (
          <p class="problem" role="alert">
            {begin.problem}
          </p>
        )}
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>
            {t.common.cancel}
          </button>
          <button type="submit" class="button button-primary" aria-busy={begin.busy}>
            {h.language.submit}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
