/** @jsxImportSource hono/jsx */
import type { Person } from '../../../notification-preferences/index.ts'
import type { PreferencesPlace } from '../../address.ts'
import type { Page } from '../../page.ts'
import { link, type Site } from '../../site.ts'
import type { Fault } from '../../support/fault.ts'
import { FaultSummary, type Filled } from '../../support/parts/controls.tsx'
import { supportLocales } from '../../support/words.ts'
import { Channels } from '../parts/channels.tsx'
import { HowOften, QuietTimes, Zone } from '../parts/times.tsx'
import type { Choice } from '../sent.ts'
import { maskedEmail } from '../words.ts'

/** What a form has just done. */
export type Done = 'saved' | 'stopped'

export interface Shown {
  readonly done?: Done | null
  /** What was typed into a form that has to be mended. */
  readonly typed?: Readonly<Record<string, string>>
  readonly faults?: readonly Fault[]
}

/** All that somebody may choose: which channels carry what, how often, and when not. */
export function preferencesPage(
  site: Site,
  place: PreferencesPlace,
  { email }: Pick<Person, 'email'>,
  choice: Choice,
  { done = null, typed, faults = [] }: Shown,
): Page {
  const { t, settings } = site
  const form: Filled = { t, typed: typed ?? typedOf(choice), faults }
  const values = { workspace: settings.name, email: email === null ? '' : maskedEmail(email) }
  const action = link(site, place)
  return {
    status: faults.length > 0 ? 422 : 200,
    title: t('prefTitle'),
    place,
    locales: supportLocales(site),
    personal: true,
    body: (
      <div class="desk">
        <div>
          <h1>{t('prefTitle')}</h1>
          <p class="lead">{t(email === null ? 'prefLeadNobody' : 'prefLead', values)}</p>
          {done && (
            <p class="done" role="status">
              {t(done === 'saved' ? 'prefSaved' : 'stopped')}
            </p>
          )}
          <FaultSummary form={form} />
          <form class="form" method="post" action={`${action}#p.faults`}>
            <Channels site={site} choice={choice} typed={typed} />
            {choice.available.includes('email') && <HowOften form={form} />}
            <QuietTimes form={form} />
            <Zone site={site} form={form} />
            <button type="submit" name="act" value="save" class="button">
              {t('prefSave')}
            </button>
          </form>
          <form class="section" method="post" action={action}>
            <h2>{t('stopTitle')}</h2>
            <p class="quiet">{t('stopText')}</p>
            <p class="more">
              <button type="submit" name="act" value="stop" class="button plain">
                {t('stopButton')}
              </button>
            </p>
          </form>
        </div>
      </div>
    ),
  }
}

/** What the fields show before anything is typed. */
function typedOf({ preferences }: Choice): Record<string, string> {
  const { frequency, quietHours, timeZone } = preferences
  return {
    frequency,
    zone: timeZone,
    'quiet.from': quietHours?.from ?? '',
    'quiet.to': quietHours?.to ?? '',
  }
}
