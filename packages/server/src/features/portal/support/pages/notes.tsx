/** @jsxImportSource hono/jsx */
import { LIST_MINUTES, SESSION_MS } from '../../../support-links/index.ts'
import { Icon } from '../../look/icons.tsx'
import type { Page } from '../../page.ts'
import { StillNeedHelp } from '../../parts/lists.tsx'
import { link, type Site } from '../../site.ts'
import { crumbsTo } from '../parts/crumbs.tsx'
import { expectedInWords, supportLocales } from '../words.ts'

/** A question arrived: its number, and when to expect an answer. */
export function sentPage(site: Site, { number, expectedAt }: { number: number; expectedAt: number | null }): Page {
  const { t } = site
  return {
    title: t('sentTitle'),
    place: { name: 'form' },
    locales: supportLocales(site),
    personal: true,
    body: (
      <>
        {crumbsTo(site)}
        <div class="head">
          <Icon name="mail" />
          <h1>{t('sentTitle')}</h1>
        </div>
        <p class="lead sent">
          <strong>{t('sentNumber', { number: `#${number}` })}</strong>{' '}
          {expectedAt !== null && t('expectBy', { time: expectedInWords(site, expectedAt) })}
        </p>
        <p class="narrow">{t('sentMail', { requests: t('requests') })}</p>
        <p class="more">
          <a class="button plain" href={link(site, { name: 'requests' })}>
            {t('requests')}
          </a>
        </p>
      </>
    ),
  }
}

/** The same is said whether or not anybody has the address. */
export function askedPage(site: Site, email: string): Page {
  const { t } = site
  return {
    title: t('askedTitle'),
    place: { name: 'requests' },
    locales: supportLocales(site),
    personal: true,
    body: (
      <>
        {crumbsTo(site)}
        <h1>{t('askedTitle')}</h1>
        <p class="lead">{t('askedText', { email, time: t.duration(LIST_MINUTES) })}</p>
      </>
    ),
  }
}

/** One more step before the link is used up: programs that look into mails follow links, but send no forms. */
export function openPage(site: Site, token: string): Page {
  const { t } = site
  return {
    title: t('openTitle'),
    place: { name: 'link', token, act: null },
    locales: supportLocales(site),
    personal: true,
    body: (
      <>
        <h1>{t('openTitle')}</h1>
        <p class="lead">{t('openText', { time: t.duration(SESSION_MS / 60_000) })}</p>
        <form method="post" action={link(site, { name: 'link', token, act: null })}>
          <button type="submit" class="button">
            {t('openButton')}
          </button>
        </form>
      </>
    ),
  }
}

/** What went wrong with a form that could not be shown again. */
export function formProblemPage(site: Site, status: NonNullable<Page['status']>, words: string): Page {
  const { t } = site
  return {
    status,
    title: t('problemTitle'),
    place: null,
    locales: supportLocales(site),
    personal: true,
    body: (
      <>
        <h1>{t('problemTitle')}</h1>
        <p class="lead">{words}</p>
        <StillNeedHelp site={site} />
      </>
    ),
  }
}
