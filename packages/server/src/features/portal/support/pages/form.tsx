/** @jsxImportSource hono/jsx */
import { type ContactForm, LIMITS } from '@deskbell/protocol'
import type { Page } from '../../page.ts'
import { link, type Site } from '../../site.ts'
import type { OfferedType } from '../answers.ts'
import type { Fault } from '../fault.ts'
import { filesHint } from '../fault.ts'
import { FaultLine, FaultSummary, FilesBox, type Filled, Line, TextBox, typedIn } from '../parts/controls.tsx'
import { crumbsTo } from '../parts/crumbs.tsx'
import { TypeFields } from '../parts/fields.tsx'
import { Perhaps, perhapsFor } from '../parts/perhaps.tsx'
import { expectedInWords, supportLocales } from '../words.ts'

/** First of all: what kind of question it is. */
export function typesPage(site: Site, form: ContactForm, { gone }: { gone: boolean }): Page {
  const { t } = site
  return {
    title: t('typeTitle'),
    description: t('typeLead'),
    place: { name: 'form' },
    locales: supportLocales(site),
    hidden: true,
    body: (
      <>
        {crumbsTo(site)}
        <h1>{t('typeTitle')}</h1>
        <p class="lead">{t(form.types.length === 0 ? 'typeNone' : gone ? 'typeGone' : 'typeLead')}</p>
        <ul class="list">
          {form.types.map(({ key, name, description }) => (
            <li key={key} class="row">
              <a href={`${link(site, { name: 'form' })}?type=${key}`}>
                <bdi>{name}</bdi>
              </a>
              {description && (
                <p>
                  <bdi>{description}</bdi>
                </p>
              )}
            </li>
          ))}
        </ul>
      </>
    ),
  }
}

/** What was filled in before, where the form is shown again. */
export interface Before {
  readonly status: NonNullable<Page['status']>
  readonly typed: Readonly<Record<string, string>>
  readonly faults: readonly Fault[]
  readonly hadFiles: boolean
  readonly retryAfterSeconds?: number
}

export async function formPage(site: Site, type: OfferedType, clientId: string, before?: Before): Promise<Page> {
  const { t } = site
  const { status = 200, typed = {}, faults = [], hadFiles = false, retryAfterSeconds } = before ?? {}
  const form: Filled = { t, typed, faults }
  const hits = await perhapsFor(site, `${type.name} ${typedIn(form, 'subject')}`)
  const isLong = { maxlength: LIMITS.nameLength }
  return {
    status,
    retryAfterSeconds,
    title: faults.length > 0 ? `${t('fault')} ${type.name}` : type.name,
    description: type.description,
    place: { name: 'form' },
    query: `?type=${type.key}`,
    locales: supportLocales(site),
    hidden: true,
    hasSearch: true,
    body: (
      <>
        {crumbsTo(site, { name: t('typeTitle'), place: { name: 'form' } })}
        <div class="desk">
          <div>
            <h1 dir="auto">{type.name}</h1>
            {type.expectedAt && <p class="lead">{t('expectForm', { time: expectedInWords(site, type.expectedAt) })}</p>}
            <FaultSummary form={form} />
            <form
              class="form"
              method="post"
              action={`${link(site, { name: 'form' })}#p.faults`}
              enctype="multipart/form-data"
              // A browser does not say what is wrong with a field that it hides.
              novalidate={type.fields.some(({ showWhen }) => showWhen !== undefined)}
            >
              <input type="hidden" name="clientId" value={clientId} />
              <input type="hidden" name="type" value={type.key} />
              <TypeFields form={form} fields={type.fields} again={hadFiles} />
              <Line form={form} id="f.subject" name="subject" label={t('subject')} required {...isLong} />
              <TextBox
                form={form}
                id="f.message"
                name="message"
                label={t('message')}
                required
                rows={7}
                maxlength={LIMITS.messageLength - 60}
              />
              <FilesBox
                form={form}
                id="f.files"
                name="files"
                label={t('files')}
                hint={filesHint(t)}
                required={false}
                again={hadFiles}
              />
              <div class="field">
                <label class="tick">
                  <input
                    type="checkbox"
                    id="f.pressing"
                    name="pressing"
                    value="yes"
                    checked={typedIn(form, 'pressing') === 'yes'}
                    aria-describedby="f.pressing.hint"
                  />
                  <span>{t('pressing')}</span>
                </label>
                <p class="small quiet" id="f.pressing.hint">
                  {t('pressingHint')}
                </p>
              </div>
              <Line
                form={form}
                id="f.name"
                name="name"
                label={t('yourName')}
                required={false}
                autocomplete="name"
                {...isLong}
              />
              <Line
                form={form}
                id="f.email"
                name="email"
                label={t('yourEmail')}
                hint={t('emailHint')}
                required
                type="email"
                autocomplete="email"
                maxlength={LIMITS.emailLength}
              />
              <Method form={form} />
              <Trap form={form} />
              <button type="submit" class="button">
                {t('sendForm')}
              </button>
            </form>
          </div>
          <Perhaps site={site} hits={hits} />
        </div>
      </>
    ),
  }
}

function Method({ form }: { readonly form: Filled }) {
  const { t } = form
  const byPhone = typedIn(form, 'method') === 'phone'
  return (
    <fieldset class="field choice">
      <legend>{t('method')}</legend>
      <div class="opts">
        <label>
          <input type="radio" id="f.method" name="method" value="email" checked={!byPhone} />
          <span>{t('methodEmail')}</span>
        </label>
        <label>
          <input type="radio" name="method" value="phone" checked={byPhone} />
          <span>{t('methodPhone')}</span>
        </label>
      </div>
      <div class="deps">
        <div class="dep w2">
          <Line
            form={form}
            id="f.phone"
            name="phone"
            label={t('yourPhone')}
            hint={t('phoneHint')}
            required
            insist={false}
            type="tel"
            autocomplete="tel"
            maxlength={30}
          />
        </div>
      </div>
    </fieldset>
  )
}

/** People do not see it, machines fill it in. It shows itself where somebody's browser did. */
function Trap({ form }: { readonly form: Filled }) {
  const { t } = form
  const typed = typedIn(form, 'website')
  const more = typed === '' ? { class: 'trap', 'aria-hidden': 'true' as const } : { class: 'field' }
  return (
    <div {...more}>
      <label for="f.website">{t('trap')}</label>
      <FaultLine form={form} id="f.website" />
      <input
        id="f.website"
        name="website"
        type="text"
        value={typed}
        autocomplete="off"
        tabindex={typed === '' ? -1 : undefined}
      />
    </div>
  )
}
