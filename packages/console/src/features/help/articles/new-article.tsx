import {
  ARTICLE_KINDS,
  type ArticleKind,
  type ArticleRecord,
  type CategoryDraft,
  LIMITS,
  Slug,
} from '@deskbell/protocol'
import { useState } from 'preact/hooks'
import * as v from 'valibot'
import { useMe } from '../../../app/desk.ts'
import { h } from '../../../i18n/help.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { FormActions } from '../../../ui/form-actions.tsx'
import { localeChoices } from '../../settings/locales.ts'
import { useForm } from '../../settings/use-form.ts'
import { categoryName } from '../categories/names.ts'
import { SelectField, SlugField } from '../fields.tsx'
import { useHelp } from '../help-context.ts'
import { slugOf } from '../slug.ts'

interface Props {
  categories: readonly CategoryDraft[]
  /** What the title begins as, such as a search that found nothing. */
  title?: string
  locale?: string
  onClose: () => void
  onCreated: (article: ArticleRecord, locale: string) => void
}

/** Asks for what an article needs to begin with. Without a category, one is made along the way. */
export function NewArticle({ categories, title = '', locale, onClose, onCreated }: Props) {
  const api = useHelp()
  const { workspace } = useMe()
  // The address follows the title until somebody writes it themselves.
  const [ownSlug, setOwnSlug] = useState(false)
  const form = useForm(
    {
      title,
      slug: slugOf(title),
      locale: locale ?? workspace.locale,
      kind: 'article' as ArticleKind,
      categoryId: categories[0]?.id ?? '',
      category: '',
    },
    (values) => ({
      ...(values.title.trim() ? {} : { title: h.create.needTitle }),
      ...(values.slug === '' || v.is(Slug, values.slug) ? {} : { slug: h.create.slugBad }),
      ...(categories.length > 0 || values.category.trim() ? {} : { category: h.create.needCategory }),
    }),
    async ({ title: name, slug, locale: language, kind, categoryId, category }) => {
      const shelf = categoryId || (await firstCategory(category.trim(), language))
      const article = await api.createArticle({
        categoryId: shelf,
        kind,
        locale: language,
        ...(slug ? { slug } : {}),
        words: { title: name.trim(), body: '' },
      })
      onClose()
      onCreated(article, language)
    },
  )
  const firstCategory = async (name: string, language: string) => {
    const words = { [language]: { name, description: '' } }
    const made = await api.createCategory({ slug: slugOf(name) || 'general', icon: 'book-open', words })
    form.set('categoryId', made.id)
    return made.id
  }
  const { values, errors, set, action } = form
  const slugError = errors.slug ?? (action.code === 'conflict' ? h.create.slugTaken : undefined)
  return (
    <Dialog title={h.create.title} onClose={onClose} firm>
      <form class="form" noValidate onSubmit={form.submit}>
        <Field label={h.create.name} hint={h.create.nameHint} error={errors.title}>
          {(control) => (
            <input
              {...control}
              class="input"
              dir="auto"
              maxLength={LIMITS.nameLength}
              value={values.title}
              onInput={(event) => {
                const typed = event.currentTarget.value
                set('title', typed)
                if (!ownSlug) set('slug', slugOf(typed))
              }}
            />
          )}
        </Field>
        <SlugField
          hint={h.create.slugHint(values.slug)}
          error={slugError}
          value={values.slug}
          onChange={(slug) => {
            setOwnSlug(slug !== '')
            set('slug', slug)
          }}
        />
        {categories.length > 0 ? (
          <SelectField
            label={h.create.category}
            error={errors.categoryId}
            value={values.categoryId}
            options={categories.map((one) => [one.id, categoryName(one, workspace.locale)] as const)}
            onChange={(id) => set('categoryId', id)}
          />
        ) : (
          <Field label={h.create.firstCategory} hint={h.create.firstCategoryHint} error={errors.category}>
            {(control) => (
              <input
                {...control}
                class="input"
                dir="auto"
                maxLength={LIMITS.nameLength}
                value={values.category}
                onInput={(event) => set('category', event.currentTarget.value)}
              />
            )}
          </Field>
        )}
        <div class="field-pair">
          <SelectField
            label={h.create.kind}
            hint={h.kindHints[values.kind]}
            value={values.kind}
            options={ARTICLE_KINDS.map((one) => [one, h.kinds[one]] as const)}
            onChange={(kind) => set('kind', kind)}
          />
          <SelectField
            label={h.create.language}
            error={errors.locale}
            value={values.locale}
            options={localeChoices(values.locale).map(({ tag, name }) => [tag, name] as const)}
            onChange={(tag) => set('locale', tag)}
          />
        </div>
        <FormActions
          action={{ busy: action.busy, problem: slugError ? null : action.problem }}
          submit={h.create.submit}
          working={h.create.working}
          onClose={onClose}
        />
      </form>
    </Dialog>
  )
}
