/** @jsxImportSource hono/jsx */
import type { Person } from '../../../notification-preferences/index.ts'
import type { PreferencesPlace } from '../../address.ts'
import type { Page } from '../../page.ts'
import { StillNeedHelp } from '../../parts/lists.tsx'
import { link, type Site } from '../../site.ts'
import { supportLocales } from '../../support/words.ts'
import { maskedEmail } from '../words.ts'

type Mailed = Pick<Person, 'email'>

/** A link whose time is over, and the way to a new one. */
export function endedPage(site: Site, place: PreferencesPlace, { email }: Mailed): Page {
  const { t } = site
  return {
    status: 410,
    title: t('endedTitle'),
    place,
    locales: supportLocales(site),
    personal: true,
    body: (
      <>
        <h1>{t('endedTitle')}</h1>
        <p class="lead">{email === null ? t('prefEndedNobody') : t('prefEndedText', { email: maskedEmail(email) })}</p>
        {email !== null && (
          <form method="post" action={link(site, place)}>
            <button type="submit" name="act" value="renew" class="button">
              {t('prefRenew')}
            </button>
          </form>
        )}
      </>
    ),
  }
}

/** A new link was asked for. */
export function renewedPage(site: Site, { email }: Mailed): Page {
  const { t } = site
  return {
    title: t('askedTitle'),
    place: null,
    locales: supportLocales(site),
    personal: true,
    body: (
      <>
        <h1>{t('askedTitle')}</h1>
        <p class="lead">{t('prefRenewedText', { email: maskedEmail(email ?? '') })}</p>
      </>
    ),
  }
}

/** A link that is none of ours, or leads to somebody who is gone. */
export function brokenPage(site: Site): Page {
  const { t } = site
  return {
    status: 404,
    title: t('prefBrokenTitle'),
    place: null,
    locales: supportLocales(site),
    personal: true,
    body: (
      <>
        <h1>{t('prefBrokenTitle')}</h1>
        <p class="lead">{t('prefBrokenText')}</p>
        <StillNeedHelp site={site} />
      </>
    ),
  }
}
