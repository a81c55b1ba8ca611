/** @jsxImportSource hono/jsx */
import { LIMITS, type Ticket } from '@deskbell/protocol'
import type { PreferencesPlace } from '../../address.ts'
import type { Page } from '../../page.ts'
import { link, type Site } from '../../site.ts'
import type { Fault } from '../fault.ts'
import { FaultSummary, type Filled, Line } from '../parts/controls.tsx'
import { crumbsTo } from '../parts/crumbs.tsx'
import { SignOut } from '../parts/sign-out.tsx'
import { momentInWords, statusInWords, supportLocales, zoneInWords, zoneOf } from '../words.ts'

export const SHOWN = ['open', 'ended'] as const
export type Shown = (typeof SHOWN)[number]

export interface RequestList {
  readonly shown: Shown
  readonly items: readonly Ticket[]
  readonly next: string | null
  readonly isFirst: boolean
  /** Where they choose what they are told. */
  readonly choices: PreferencesPlace
}

/** One's own requests, the newest first. */
export function listPage(site: Site, { shown, items, next, isFirst, choices }: RequestList): Page {
  const { t } = site
  const here = link(site, { name: 'requests' })
  const zone = zoneOf(site)
  const names = { open: t('listOpen'), ended: t('listEnded') }
  return {
    title: t('requests'),
    place: { name: 'requests' },
    locales: supportLocales(site),
    personal: true,
    body: (
      <>
        {crumbsTo(site)}
        <div class="heading">
          <h1>{t('requests')}</h1>
          <div>
            <a href={link(site, choices)}>{t('prefTitle')}</a>
            <SignOut site={site} />
          </div>
        </div>
        <nav aria-label={t('requests')} class="filters">
          <ul class="chips">
            {SHOWN.map((one) => (
              <li key={one}>
                <a
                  href={one === 'open' ? here : `${here}?show=${one}`}
                  {...(one === shown && { 'aria-current': 'page' })}
                >
                  {names[one]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {items.length === 0 ? (
          <p class="quiet">{t(shown === 'open' ? 'listNoneOpen' : 'listNoneEnded')}</p>
        ) : (
          <ul class="list">
            {items.map((ticket) => (
              <Row key={ticket.id} site={site} ticket={ticket} zone={zone} />
            ))}
          </ul>
        )}
        {(next || !isFirst) && (
          <p class="more">
            {!isFirst && <a href={shown === 'open' ? here : `${here}?show=${shown}`}>{t('listFirst')}</a>}
            {next && <a href={`${here}?${new URLSearchParams({ show: shown, after: next })}`}>{t('next')}</a>}
          </p>
        )}
        {items.length > 0 && <p class="small quiet zone">{zoneInWords(site, zone)}</p>}
        <p class="more">
          <a class="button" href={link(site, { name: 'form' })}>
            {t('formButton')}
          </a>
        </p>
      </>
    ),
  }
}

function Row({ site, ticket, zone }: { readonly site: Site; readonly ticket: Ticket; readonly zone: string }) {
  const { t } = site
  const { number, subject, status, updatedAt } = ticket
  return (
    <li class="row">
      <a href={link(site, { name: 'request', number, act: null })}>
        <span class="number">#{number}</span> <span dir="auto">{subject}</span>
      </a>
      <p>
        <span class={`status ${status}`}>{statusInWords(t, status)}</span>{' '}
        {t('changed', { time: momentInWords(t, updatedAt, zone) })}
      </p>
    </li>
  )
}

interface AskFor {
  readonly status?: NonNullable<Page['status']>
  readonly typed?: Readonly<Record<string, string>>
  readonly faults?: readonly Fault[]
  readonly retryAfterSeconds?: number
  /** The way in that somebody followed does not work any more. */
  readonly ended?: boolean
}

/** Asks for the address to which a link can be mailed. */
export function askPage(site: Site, given: AskFor = {}): Page {
  const { status, typed = {}, faults = [], ended = false, retryAfterSeconds } = given
  const { t } = site
  const form: Filled = { t, typed, faults }
  const title = t(ended ? 'endedTitle' : 'askTitle')
  return {
    status: status ?? (ended ? 410 : 200),
    retryAfterSeconds,
    title,
    place: { name: 'requests' },
    locales: supportLocales(site),
    hidden: true,
    body: (
      <>
        {crumbsTo(site)}
        <h1>{title}</h1>
        <p class="lead">{t(ended ? 'endedText' : 'askLead')}</p>
        <FaultSummary form={form} />
        <form class="form" method="post" action={`${link(site, { name: 'requests' })}#p.faults`}>
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
