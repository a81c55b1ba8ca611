/** @jsxImportSource hono/jsx */
import { LIMITS } from '@deskbell/protocol'
import type { Page } from '../../page.ts'
import { link, type Site } from '../../site.ts'
import type { Fault } from '../../support/fault.ts'
import { FaultSummary, type Filled, Line } from '../../support/parts/controls.tsx'
import { supportLocales } from '../../support/words.ts'

interface Find {
  readonly status?: NonNullable<Page['status']>
  readonly typed?: Readonly<Record<string, string>>
  readonly faults?: readonly Fault[]
  readonly retryAfterSeconds?: number
  /** Somebody followed a link that opens nothing. */
  readonly ended?: boolean
}

/** Asks for the address to which links to one's bookings can be mailed. */
export function findBookingsPage(site: Site, given: Find = {}): Page {
  const { status, typed = {}, faults = [], ended = false, retryAfterSeconds } = given
  const { t } = site
  const form: Filled = { t, typed, faults }
  const title = t(ended ? 'bkEndedTitle' : 'bkFindTitle')
  return {
    status: status ?? (ended ? 410 : 200),
    retryAfterSeconds,
    title,
    place: { name: 'bookings' },
    locales: supportLocales(site),
    hidden: true,
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{t(ended ? 'bkEndedText' : 'bkFindLead')}</p>
        <FaultSummary form={form} />
        <form class="form" method="post" action={`${link(site, { name: 'bookings' })}#p.faults`}>
          <Line
            form={form}
            id="f.email"
            name="email"
            label={t('yourEmail')}
            required
            type="email"
            autocomplete="email"
            maxlength={LIMITS.emailLength}
          />
          <button type="submit" class="button">
            {t('askButton')}
          </button>
        </form>
      </>
    ),
  }
}

/** The same is said whether or not anybody has the address. */
export function askedForBookingsPage(site: Site, email: string): Page {
  const { t } = site
  return {
    title: t('askedTitle'),
    place: { name: 'bookings' },
    locales: supportLocales(site),
    personal: true,
    body: (
      <>
        <h1>{t('askedTitle')}</h1>
        <p class="lead">{t('bkFindAsked', { email: `\u2068${email}\u2069` })}</p>
      </>
    ),
  }
}
