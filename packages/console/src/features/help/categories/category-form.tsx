import { CATEGORY_ICONS, type CategoryDraft, type CategoryIcon, CategorySlug, LIMITS, Slug } from '@deskbell/protocol'
import { Plus, X } from 'lucide'
import { useState } from 'preact/hooks'
import * as v from 'valibot'
import { useMe } from '../../../app/desk.ts'
import { h } from '../../../i18n/help.ts'
import { t } from '../../../i18n/index.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { localeChoices } from '../../settings/locales.ts'
import { useForm } from '../../settings/use-form.ts'
import { SlugField } from '../fields.tsx'
import { useHelp } from '../help-context.ts'
import { directionOf, languageName } from '../languages.ts'
import { slugOf } from '../slug.ts'
import { ICONS } from './icons.ts'
import { categoryName } from './names.ts'

interface Props {
  /** Null for a new one. */
  category: CategoryDraft | null
  onClose: () => void
  onSaved: (category: CategoryDraft) => void
}

/** A category's names in its languages, its icon and its address. */
export function CategoryForm({ category, onClose, onSaved }: Props) {
  const api = useHelp()
  const { workspace } = useMe()
  const [ownSlug, setOwnSlug] = useState(category !== null)
  const [unnamed, setUnnamed] = useState<string | null>(null)
  const form = useForm(
    {
      slug: category?.slug ?? '',
      icon: category?.icon ?? ('book-open' as CategoryIcon),
      words: category?.words ?? { [workspace.locale]: { name: '', description: '' } },
    },
    (values) => {
      const nameless = Object.entries(values.words).find(([, words]) => words.name.trim() === '')?.[0] ?? null
      setUnnamed(nameless)
      const slug = values.slug || slugOf(Object.values(values.words)[0]?.name ?? '')
      return {
        ...(nameless ? { words: h.categories.needName } : {}),
        ...(!nameless && !v.is(Slug, slug)
          ? { slug: h.create.slugBad }
          : !nameless && !v.is(CategorySlug, slug)
            ? { slug: h.categories.slugReserved }
            : {}),
      }
    },
    async (values) => {
      const slug = values.slug || slugOf(Object.values(values.words)[0]?.name ?? '')
      const body = { ...values, slug }
      onSaved(category ? await api.updateCategory(category.id, body) : await api.createCategory(body))
    },
  )
  const { values, errors, set, action } = form
  const slugError = errors.slug ?? (action.code === 'conflict' ? h.categories.slugTaken : undefined)
  const write = (locale: string, part: Partial<CategoryDraft['words'][string]>) => {
    const before = values.words[locale] ?? { name: '', description: '' }
    set('words', { ...values.words, [locale]: { ...before, ...part } })
    const first = Object.keys(values.words)[0] === locale
    if (first && !ownSlug && part.name !== undefined) set('slug', slugOf(part.name))
  }
  const locales = Object.keys(values.words)
  const further = localeChoices(workspace.locale).filter(({ tag }) => !locales.includes(tag))
  const title = category ? h.categories.editTitle(categoryName(category, workspace.locale)) : h.categories.createTitle
  return (
    <Dialog title={title} onClose={onClose} class="dialog-wide" firm={form.dirty}>
      <form class="form" noValidate onSubmit={form.submit}>
        {locales.map((locale) => {
          const words = values.words[locale]
          const text = { lang: locale, dir: directionOf(locale) }
          const several = locales.length > 1
          return (
            <fieldset key={locale} class="category-language">
              <legend class="hidden">{languageName(locale)}</legend>
              <Field
                label={several ? `${h.categories.name} (${languageName(locale)})` : h.categories.name}
                error={unnamed === locale ? errors.words : undefined}
              >
                {(control) => (
                  <input
                    {...control}
                    {...text}
                    class="input"
                    maxLength={LIMITS.nameLength}
                    value={words?.name}
                    onInput={(event) => write(locale, { name: event.currentTarget.value })}
                  />
                )}
              </Field>
              <Field
                label={several ? `${h.categories.description} (${languageName(locale)})` : h.categories.description}
              >
                {(control) => (
                  <input
                    {...control}
                    {...text}
                    class="input"
                    maxLength={LIMITS.excerptLength}
                    value={words?.description}
                    onInput={(event) => write(locale, { description: event.currentTarget.value })}
                  />
                )}
              </Field>
              {several && (
                <button
                  type="button"
                  class="icon-button category-remove"
                  aria-label={h.categories.removeLanguage(languageName(locale))}
                  onClick={() => {
                    const { [locale]: _, ...rest } = values.words
                    set('words', rest)
                  }}
                >
                  <Icon icon={X} size={18} />
                </button>
              )}
            </fieldset>
          )
        })}
        <label class="add-language">
          <Icon icon={Plus} size={16} />
          <select
            class="input select select-small"
            aria-label={h.categories.addLanguage}
            value=""
            onChange={(event) => {
              const tag = event.currentTarget.value
              if (tag) set('words', { ...values.words, [tag]: { name: '', description: '' } })
            }}
          >
            <option value="">{h.categories.addLanguage}</option>
            {further.map(({ tag, name }) => (
              <option key={tag} value={tag}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <fieldset>
          <legend class="field-label">{h.categories.icon}</legend>
          <div class="icon-choices">
            {CATEGORY_ICONS.map((one) => (
              <label key={one} class="icon-choice" title={h.icons[one]}>
                <input
                  type="radio"
                  class="hidden"
                  name="category-icon"
                  aria-label={h.icons[one]}
                  checked={values.icon === one}
                  onChange={() => set('icon', one)}
                />
                <Icon icon={ICONS[one]} />
              </label>
            ))}
          </div>
        </fieldset>
        <SlugField
          label={h.categories.slug}
          hint={`${h.categories.slugHint(values.slug)}${category && values.slug !== category.slug ? `. ${h.categories.slugWarn}` : ''}`}
          error={slugError}
          value={values.slug}
          onChange={(slug) => {
            setOwnSlug(slug !== '')
            set('slug', slug)
          }}
        />
        {action.problem && !slugError && (
          <p class="problem" role="alert">
            {action.problem}
          </p>
        )}
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>
            {t.common.cancel}
          </button>
          <button type="submit" class="button button-primary" aria-busy={action.busy}>
            {action.busy ? t.common.saving : h.categories.save}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
