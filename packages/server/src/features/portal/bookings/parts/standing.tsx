/** @jsxImportSource hono/jsx */
import type { Booking, BookingHistoryItem } from '@deskbell/protocol'
import type { Phrase } from '../../i18n/words.ts'
import { link, type Site } from '../../site.ts'
import { momentInWords } from '../../support/words.ts'
import type { BookingDoor } from '../door.ts'
import { providerIn, stepsOf, timeInWords, wordsOf } from '../words.ts'

interface StandingProps {
  readonly site: Site
  readonly door: BookingDoor
  readonly history: readonly BookingHistoryItem[]
}

/** Where the booking stands, in one glance: a headline, when, and what comes next. Each part changes by itself. */
export function Standing({ site, door, history }: StandingProps) {
  const { t } = site
  const { booking } = door
  const { status, delay } = booking
  const eta = etaInWords(site, booking)
  return (
    <div class="standing">
      <div class="bar" id="p.bar" data-live aria-hidden="true">
        {stepsOf(booking, history).map(({ status: step, state }) => (
          <span key={step} class={state} />
        ))}
      </div>
      <div class="said-now" id="p.now" data-live role="status">
        <h2>{t(`bkHead_${status}`, { provider: providerIn(site, booking) })}</h2>
        {eta && <p class="eta">{eta}</p>}
        {delay ? (
          <p class="notice">{t('bkLate', { reason: `\u2068${delay.reason}\u2069` })}</p>
        ) : (
          <p class="next">{nextInWords(site, door)}</p>
        )}
      </div>
      <p class="go" id="p.go" data-live>
        <Go site={site} door={door} />
      </p>
    </div>
  )
}

/** When somebody comes, as far as that can be said; null where it is over. */
function etaInWords(site: Site, booking: Booking): string | null {
  const { t } = site
  const { status, eta, startsAt, statusAt, delay } = booking
  if (status === 'cancelled' || status === 'disputed') return null
  if (status === 'confirmed' || status === 'on_way') {
    const at = eta ?? startsAt
    const isExpected = eta !== null || delay !== null || status === 'on_way'
    return t(isExpected ? 'bkExpected' : 'bkPlanned', { time: timeInWords(site, at, booking) })
  }
  return t('bkSince', { time: timeInWords(site, statusAt, booking) })
}

function nextInWords(site: Site, { booking, canAct }: BookingDoor): string {
  const { t } = site
  const { status, provider, completion, cancelReason } = booking
  const say = (phrase: Phrase) => t(phrase, { provider: providerIn(site, booking) })
  switch (status) {
    case 'confirmed':
      return say(provider ? 'bkNote_confirmed' : 'bkNote_nobody')
    case 'in_progress':
      return say(completion?.status === 'rejected' ? 'bkNote_reopened' : 'bkNote_in_progress')
    case 'completed':
      return say(canAct ? 'bkNote_completed' : 'bkNote_waits')
    case 'verified':
      return say(completion?.status === 'approved' ? 'bkNote_verified' : 'bkNote_closed')
    case 'cancelled':
      return cancelReason
        ? t('bkNote_cancelledWhy', { reason: `\u2068${cancelReason}\u2069` })
        : say('bkNote_cancelled')
    default:
      return say(`bkNote_${status}`)
  }
}

/**
 * The one thing to do now. The address names the version that was read, so that a page that is older comes anew and
 * has the form.
 */
function Go({ site, door }: Pick<StandingProps, 'site' | 'door'>) {
  const { t } = site
  const { booking, token, canAct } = door
  const { status, actions, version } = booking
  const [words, part] = !canAct
    ? [t('bkGo_details'), 'p.details']
    : actions.includes('approve')
      ? [t('bkGo_answer'), 'p.answer']
      : actions.includes('review')
        ? [t('bkGo_review'), 'p.review']
        : status === 'cancelled' || status === 'disputed'
          ? [t('bkGo_support'), 'p.support']
          : [t('bkGo_talk', { provider: providerIn(site, booking) }), 'p.talk']
  const isCalm = part === 'p.details' || part === 'p.talk' || part === 'p.support'
  return (
    <a
      class={isCalm ? 'button plain' : 'button'}
      href={`${link(site, { name: 'booking', token, act: null })}?at=${version}#${part}`}
    >
      {words}
    </a>
  )
}

/** The five steps with their times, and below them everything that happened. */
export function Timeline({ site, door, history }: StandingProps) {
  const { t } = site
  const { booking } = door
  const words = wordsOf(site)
  return (
    <section class="section" aria-label={t('bkTimeline')}>
      <h2>{t('bkTimeline')}</h2>
      <ol class="steps" id="p.steps" data-live>
        {stepsOf(booking, history).map(({ status, state, at }) => (
          <li key={status} class={state} {...(state === 'now' && { 'aria-current': 'step' })}>
            <b>{words(`status_${status}`)}</b>
            {state !== 'off' && (
              <span class="sr"> ({t(state === 'past' ? 'bkDone' : state === 'now' ? 'bkNow' : 'bkAhead')})</span>
            )}
            <span class="at">{at && <time datetime={at}>{momentInWords(t, at, booking.timeZone)}</time>}</span>
          </li>
        ))}
      </ol>
      <div id="p.history" data-live>
        <History site={site} booking={booking} history={history} />
      </div>
    </section>
  )
}

function History({ site, booking, history }: { site: Site; booking: Booking; history: readonly BookingHistoryItem[] }) {
  const { t } = site
  const words = wordsOf(site)
  return (
    <details class="history">
      <summary>{t('bkHistory')}</summary>
      <ol class="way-back">
        {history.map(({ seq, status, at, by, eta, reason, applied }) => (
          <li key={seq}>
            <span class="at">
              <time datetime={at}>{momentInWords(t, at, booking.timeZone)}</time>
            </span>
            <p>
              {status === 'delayed' || status === 'rescheduled' || status === 'assigned'
                ? t(`bkLog_${status}`)
                : words(`status_${status}`)}
              {by.name && <span class="quiet"> {t('bkBy', { name: `\u2068${by.name}\u2069` })}</span>}
            </p>
            {reason && <p dir="auto">{reason}</p>}
            {eta && <p>{t('bkExpected', { time: momentInWords(t, eta, booking.timeZone) })}</p>}
            {!applied && <p class="quiet">{t('bkLogLate')}</p>}
          </li>
        ))}
      </ol>
    </details>
  )
}
