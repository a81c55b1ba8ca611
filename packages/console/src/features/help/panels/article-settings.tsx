import { ARTICLE_KINDS, type ArticleKind, AUDIENCES, type Audience, Slug } from '@deskbell/protocol'
import * as v from 'valibot'
import { useMe } from '../../../app/desk.ts'
import { h } from '../../../i18n/help.ts'
import { Field } from '../../../ui/field.tsx'
import { SaveBar } from '../../settings/save-bar.tsx'
import { useForm } from '../../settings/use-form.ts'
import { categoryName } from '../categories/names.ts'
import { SelectField, SlugField } from '../fields.tsx'
import { useHelp } from '../help-context.ts'
import type { PanelProps } from './panel.tsx'
import { parseTags } from './tags.ts'

/** What holds for an article in all its languages. */
export function ArticleSettings({ record, setRecord, categories }: PanelProps) {
  const api = useHelp()
  const { workspace } = useMe()
  const form = useForm(
    {
      slug: record.slug,
      kind: record.kind as ArticleKind,
      categoryId: record.categoryId,
      audiences: record.audiences as Audience[],
      tags: record.tags.join(', '),
      position: String(record.position),
    },
    (values) => ({
      ...(v.is(Slug, values.slug) ? {} : { slug: h.create.slugBad }),
      ...(values.audiences.length > 0 ? {} : { audiences: h.settings.audienceNeed }),
      ...(/^\d{1,4}$/.test(values.position.trim()) ? {} : { position: h.settings.positionBad }),
    }),
    async ({ tags, position, ...values }) => {
      const saved = await api.updateArticle(record.id, {
        ...values,
        tags: parseTags(tags),
        position: Number(position),
      })
      // The languages may have moved on since this form was opened.
      setRecord({ ...saved, translations: record.translations })
    },
  )
  const { values, errors, set, action } = form
  const renamed = values.slug !== record.slug
  const slugError = errors.slug ?? (action.code === 'conflict' ? h.create.slugTaken : undefined)
  return (
    <form class="form panel-form" noValidate onSubmit={form.submit}>
      <SlugField
        label={h.settings.slug}
        hint={`${h.create.slugHint(values.slug)}${renamed ? `. ${h.settings.slugWarn}` : ''}`}
        error={slugError}
        value={values.slug}
        onChange={(slug) => set('slug', slug)}
      />
      <SelectField
        label={h.settings.category}
        value={values.categoryId}
        options={categories.map((one) => [one.id, categoryName(one, workspace.locale)] as const)}
        onChange={(id) => set('categoryId', id)}
      />
      <SelectField
        label={h.settings.kind}
        hint={h.kindHints[values.kind]}
        value={values.kind}
        options={ARTICLE_KINDS.map((one) => [one, h.kinds[one]] as const)}
        onChange={(kind) => set('kind', kind)}
      />
      <fieldset class="choices choices-tall">
        <legend class="field-label">{h.settings.audiences}</legend>
        {AUDIENCES.map((one) => (
          <label key={one} class="choice">
            <input
              type="checkbox"
              checked={values.audiences.includes(one)}
              onChange={(event) =>
                set(
                  'audiences',
                  AUDIENCES.filter((each) =>
                    each === one ? event.currentTarget.checked : values.audiences.includes(each),
                  ),
                )
              }
            />
            <span>
              {h.audiences[one]}
              <span class="field-hint">{h.audienceHints[one]}</span>
            </span>
          </label>
        ))}
        {errors.audiences && <p class="field-error">{errors.audiences}</p>}
      </fieldset>
      <Field label={h.settings.tags} hint={h.settings.tagsHint} error={errors.tags}>
        {(control) => (
          <input
            {...control}
            class="input"
            dir="auto"
            value={values.tags}
            onInput={(event) => set('tags', event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={h.settings.position} hint={h.settings.positionHint} error={errors.position}>
        {(control) => (
          <input
            {...control}
            class="input number-input"
            inputMode="numeric"
            value={values.position}
            onInput={(event) => set('position', event.currentTarget.value)}
          />
        )}
      </Field>
      <SaveBar
        dirty={form.dirty}
        busy={action.busy}
        saved={form.saved}
        problem={slugError === h.create.slugTaken ? null : action.problem}
      />
    </form>
  )
}
