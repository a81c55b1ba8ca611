import { MailBrand, type NotificationKind, type TemplateOverview, templateEndpoints } from '@deskbell/protocol'
import { useEffect, useState } from 'preact/hooks'
import * as v from 'valibot'
import { useDesk, useMe } from '../../app/desk.ts'
import { n } from '../../i18n/notices.ts'
import { Field } from '../../ui/field.tsx'
import { SaveBar } from '../settings/save-bar.tsx'
import { useForm } from '../settings/use-form.ts'
import { PreviewPane } from './preview-pane.tsx'
import { usePreview } from './use-preview.ts'

const words = n.templates.brand
const EXAMPLES: readonly NotificationKind[] = [
  'ticket_reply',
  'booking_confirmed',
  'booking_delayed',
  'payment_received',
]

const Typed = v.object({ color: v.string(), logoUrl: v.string(), footer: v.string() })
type Typed = v.InferOutput<typeof Typed>

/** Where a look that is not saved is kept on this device. */
const DRAFT = 'mail-brand'

const toBrand = ({ color, logoUrl, footer }: Typed): MailBrand => ({
  color: color === '' ? null : color,
  logoUrl: logoUrl.trim() === '' ? null : logoUrl.trim(),
  footer: footer.trim(),
})

/** What does not fit, by field. */
function check(typed: Typed): Partial<Record<keyof Typed, string>> {
  const { color, logoUrl } = toBrand(typed)
  return {
    ...(v.is(MailBrand.entries.color, color) ? {} : { color: words.colorBad }),
    ...(v.is(MailBrand.entries.logoUrl, logoUrl) ? {} : { logoUrl: words.logoBad }),
  }
}

interface Props {
  overview: TemplateOverview
  locale: string
  onSaved: (brand: MailBrand) => void
}

/** Colour, logo and footer of every mail, beside a mail that has them already. */
export function BrandPage({ overview: { brand }, locale, onSaved }: Props) {
  const { api, drafts } = useDesk()
  const { workspace } = useMe()
  const [example, setExample] = useState<NotificationKind>('ticket_reply')
  const form = useForm<Typed>(
    { color: brand.color ?? '', logoUrl: brand.logoUrl ?? '', footer: brand.footer },
    check,
    async (typed) => onSaved(await api.call(templateEndpoints.saveMailBrand, { body: toBrand(typed) })),
  )
  const { values, errors, dirty, set } = form
  useEffect(() => {
    const kept = v.safeParse(v.pipe(v.string(), v.parseJson(), Typed), drafts.get(DRAFT))
    if (!kept.success) return
    for (const key of ['color', 'logoUrl', 'footer'] as const) set(key, kept.output[key])
  }, [])
  useEffect(() => drafts.set(DRAFT, dirty ? JSON.stringify(values) : ''), [drafts, dirty, values])
  const fits = Object.keys(check(values)).length === 0
  // What does not fit yet is shown as it is saved.
  const preview = usePreview({ kind: example, locale, brand: fits ? toBrand(values) : brand })
  const color = /^#[0-9a-f]{6}$/i.test(values.color) ? values.color : (workspace.brandColor ?? '#1f6f54')
  return (
    <>
      <h1 class="page-title">{words.title}</h1>
      <p class="page-lead">{words.lead}</p>
      <div class="words-columns">
        <form class="form words-form" noValidate onSubmit={form.submit}>
          <Field label={words.color} hint={words.colorHint} error={errors.color}>
            {(control) => (
              <div class="brand-inputs">
                <input
                  type="color"
                  class="brand-well"
                  aria-label={words.color}
                  value={color}
                  onInput={(event) => set('color', event.currentTarget.value)}
                />
                <input
                  {...control}
                  class="input brand-code"
                  placeholder={words.colorDefault}
                  spellcheck={false}
                  maxLength={7}
                  value={values.color}
                  onInput={(event) => set('color', event.currentTarget.value.trim())}
                />
                {values.color !== '' && (
                  <button type="button" class="button button-quiet" onClick={() => set('color', '')}>
                    {words.colorReset}
                  </button>
                )}
              </div>
            )}
          </Field>
          <Field label={words.logo} hint={words.logoHint} error={errors.logoUrl}>
            {(control) => (
              <input
                {...control}
                type="url"
                class="input"
                spellcheck={false}
                autocapitalize="off"
                maxLength={2_000}
                value={values.logoUrl}
                onInput={(event) => set('logoUrl', event.currentTarget.value)}
              />
            )}
          </Field>
          <Field label={words.footer} hint={words.footerHint} error={errors.footer}>
            {(control) => (
              <textarea
                {...control}
                class="input"
                rows={3}
                dir="auto"
                value={values.footer}
                onInput={(event) => set('footer', event.currentTarget.value)}
              />
            )}
          </Field>
          <SaveBar dirty={dirty} busy={form.action.busy} saved={form.saved} problem={form.action.problem} />
        </form>
        <div>
          <Field label={words.example} class="brand-example">
            {(control) => (
              <select
                {...control}
                class="input select select-small"
                value={example}
                onChange={(event) => {
                  const chosen = EXAMPLES.find((one) => one === event.currentTarget.value)
                  if (chosen) setExample(chosen)
                }}
              >
                {EXAMPLES.map((kind) => (
                  <option key={kind} value={kind}>
                    {n.kinds[kind]}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <PreviewPane plain name={n.kinds[example]} preview={preview} locale={locale} />
        </div>
      </div>
    </>
  )
}
