import type { Booking, BookingHistoryItem, BookingStatus, SharedBooking } from '@deskbell/protocol'
import { BOOKING_STEPS, bookingProgress } from '@deskbell/protocol'
import { clockIn, countdown, dayIn, exactIn, hoursIn, isSameClock, momentIn, zoneName } from './times.ts'
import type { BookingTranslator } from './words/words.ts'

/** How it feels, beside what it says: `ask` needs the customer, `late` and `over` are no good news. */
export type BookingTone = 'calm' | 'moving' | 'late' | 'ask' | 'done' | 'over'

export interface StepView {
  readonly key: (typeof BOOKING_STEPS)[number]
  readonly label: string
  readonly state: 'done' | 'now' | 'ahead'
  /** Clock time, where it is known. */
  readonly time: string | null
  readonly iso: string | null
  /** State and time in words, for who does not see the line. */
  readonly spoken: string
}

/** A booking in words, as of one moment. */
export interface BookingView {
  readonly tone: BookingTone
  readonly headline: string
  readonly detail: string
  /** One large value and what it is. */
  readonly figure: { readonly value: string; readonly label: string; readonly iso: string; readonly struck: boolean }
  /** From 0 to 1. */
  readonly progress: number
  readonly progressText: string
  readonly steps: readonly StepView[]
  /** What the customer is asked for now. */
  readonly asks: 'completion' | 'review' | null
  readonly when: {
    readonly day: string
    readonly hours: string
    readonly own: string | null
    readonly exact: string
  }
  readonly price: string | null
  readonly payment: { readonly label: string; readonly tone: 'good' | 'open' | 'bad' } | null
  /** What to say aloud when `key` has changed. */
  readonly announcement: { readonly key: string; readonly text: string }
}

export interface ViewOptions {
  readonly history?: readonly BookingHistoryItem[]
  /** The zone of whoever looks; that of this machine unless given. */
  readonly timeZone?: string
}

const STEP_WORDS = {
  confirmed: 'stepConfirmed',
  on_way: 'stepOnWay',
  arrived: 'stepArrived',
  in_progress: 'stepInProgress',
  completed: 'stepCompleted',
} as const

/** Beyond this, minutes say less than the time of day. */
const COUNTED_MINUTES = 12 * 60

type Shown = SharedBooking & { readonly actions?: Booking['actions'] }

/**
 * A booking in words, for whoever draws it.
 *
 * @param now epoch milliseconds
 * @param t speaks one language: `await bookingWords.speak('en', 'en')`
 * @example viewOf(booking, Date.now(), t).headline // 'Ana Ribeiro is on the way'
 */
export function viewOf(booking: Shown, now: number, t: BookingTranslator, options: ViewOptions = {}): BookingView {
  const { locale } = t
  const { status, timeZone, price, paymentStatus, actions = [] } = booking
  const starts = Date.parse(booking.startsAt)
  const ends = Date.parse(booking.endsAt)
  const own = options.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const elsewhere = !isSameClock(starts, timeZone, own)
  const steps = stepsOf(booking, now, t, options.history ?? [])
  const figure = figureOf(booking, now, t)
  const { headline, detail } = sentences(booking, now, t)
  const reached = Math.max(1, steps.filter(({ state }) => state !== 'ahead').length)
  const hours = hoursIn(locale, starts, ends, timeZone)

  return {
    tone: toneOf(booking, actions),
    headline,
    detail,
    figure,
    progress: bookingProgress(status) ?? (reached - 1) / (BOOKING_STEPS.length - 1),
    progressText: t('stepOf', {
      step: reached.toLocaleString(locale),
      of: BOOKING_STEPS.length.toLocaleString(locale),
      label: steps[reached - 1]?.label ?? '',
    }),
    steps,
    asks: actions.includes('approve') ? 'completion' : actions.includes('review') ? 'review' : null,
    when: {
      day: dayIn(locale, starts, now, timeZone),
      hours: elsewhere ? `${hours} ${zoneName(locale, starts, timeZone)}` : hours,
      own: elsewhere ? t('yourTime', { time: hoursIn(locale, starts, ends, own) }) : null,
      exact: exactIn(locale, starts, timeZone),
    },
    price: price && money(locale, price),
    payment: paymentStatus && {
      label: t(paymentStatus),
      tone: /^(paid|refunded)$/.test(paymentStatus) ? 'good' : paymentStatus === 'failed' ? 'bad' : 'open',
    },
    announcement: {
      key: JSON.stringify([status, booking.delay, booking.completion?.status, booking.startsAt]),
      text: [headline, booking.delay ? detail : '', booking.eta && isRunning(status) ? figure.label : '']
        .filter(Boolean)
        .map((part) => part.replace(/[.。]$/, ''))
        .join('. '),
    },
  }
}

const isRunning = (status: BookingStatus) => /^(confirmed|on_way|arrived|in_progress)$/.test(status)

function toneOf({ status, delay }: Shown, actions: Booking['actions']): BookingTone {
  if (status === 'cancelled') return 'over'
  if (status === 'disputed') return 'calm'
  if (actions.includes('approve')) return 'ask'
  if (delay && isRunning(status)) return 'late'
  if (status === 'verified' || status === 'completed') return 'done'
  return status === 'confirmed' ? 'calm' : 'moving'
}

function sentences(booking: Shown, now: number, t: BookingTranslator): { headline: string; detail: string } {
  const { status, provider, delay, completion, cancelReason, actions = [] } = booking
  const name = provider?.name ?? ''
  const named = (phrase: 'onWay' | 'arrived' | 'inProgress' | 'completed' | 'late') =>
    name ? t(phrase, { name }) : t(`${phrase}Nobody`)
  const why = (reason: string) => t('reason', { reason })

  if (delay && isRunning(status)) {
    const headline = status === 'in_progress' ? named('inProgress') : named('late')
    return { headline, detail: delay.reason ? why(delay.reason) : t('longer') }
  }
  switch (status) {
    case 'confirmed':
      return { headline: t('confirmed'), detail: name ? t('confirmedNext', { name }) : t('confirmedNextNobody') }
    case 'on_way':
      return { headline: named('onWay'), detail: t('onWayNext') }
    case 'arrived':
      return { headline: named('arrived'), detail: t('arrivedNext') }
    case 'in_progress':
      return {
        headline: named('inProgress'),
        detail: completion?.status === 'rejected' ? t('reworkNext') : t('inProgressNext'),
      }
    case 'completed': {
      const by = completion ? momentIn(t.locale, Date.parse(completion.escalatesAt), now, booking.timeZone) : ''
      const asked = completion?.status === 'escalated' ? t('completedSupport') : t('completedNext', { time: by })
      return { headline: named('completed'), detail: actions.includes('approve') ? asked : t('completedLook') }
    }
    case 'verified': {
      const { status: how } = completion ?? {}
      const detail =
        how === 'approved' ? 'verifiedByYou' : how === 'auto_approved' ? 'verifiedByItself' : 'verifiedBySupport'
      return { headline: t('verified'), detail: t(detail) }
    }
    case 'disputed':
      return { headline: t('disputed'), detail: t('disputedNext') }
    case 'cancelled':
      return { headline: t('cancelled'), detail: cancelReason ? why(cancelReason) : t('cancelledNext') }
  }
}

function figureOf(booking: Shown, now: number, t: BookingTranslator): BookingView['figure'] {
  const { status, timeZone, startsAt, statusAt } = booking
  const { locale } = t
  const time = (iso: string) => clockIn(locale, Date.parse(iso), timeZone)
  const plain = (iso: string, label: string, struck = false) => ({ value: time(iso), label, iso, struck })
  const day = () => dayIn(locale, Date.parse(startsAt), now, timeZone)

  if (status === 'cancelled') return plain(startsAt, day(), true)
  if (status === 'verified' || status === 'disputed' || status === 'completed') return plain(statusAt, t('finished'))
  const eta = status === 'arrived' && !booking.delay ? null : booking.eta
  if (eta === null) return status === 'confirmed' ? plain(startsAt, day()) : plain(statusAt, t(STEP_WORDS[status]))

  const minutes = Math.ceil((Date.parse(eta) - now) / 60_000)
  const at = momentIn(locale, Date.parse(eta), now, timeZone)
  const label = t(status === 'in_progress' ? 'doneBy' : 'expected', { time: at })
  if (minutes > COUNTED_MINUTES) return plain(eta, dayIn(locale, Date.parse(eta), now, timeZone))
  if (minutes > 0) return { value: countdown(locale, minutes), label, iso: eta, struck: false }
  return plain(eta, minutes > -2 && status !== 'in_progress' ? t('anyMoment') : t('longer'))
}

function stepsOf(
  booking: Shown,
  now: number,
  t: BookingTranslator,
  history: readonly BookingHistoryItem[],
): readonly StepView[] {
  const { status, statusAt, timeZone } = booking
  const since = history.findLast((item) => item.applied && item.status === 'rescheduled')?.seq ?? 0
  const times = new Map<string, string>()
  for (const item of history) {
    // A booking that was moved begins anew, but stays confirmed since it was.
    if (item.applied && (item.seq > since || item.status === 'confirmed')) times.set(item.status, item.at)
  }
  const at = (BOOKING_STEPS as readonly BookingStatus[]).indexOf(status)
  if (at >= 0) times.set(status, statusAt)
  // One that was cancelled came as far as its history says; one that ended otherwise went all the way.
  const last = status === 'cancelled' ? Math.max(0, ...BOOKING_STEPS.map((key, n) => (times.has(key) ? n : 0))) : 4
  const reached = at >= 0 ? at : last

  return BOOKING_STEPS.map((key, index) => {
    const isNow = index === at && key !== 'completed'
    const state = index > reached ? 'ahead' : isNow ? 'now' : 'done'
    const iso = state === 'ahead' ? null : (times.get(key) ?? null)
    const time = iso && momentIn(t.locale, Date.parse(iso), now, timeZone)
    const said = t(state === 'ahead' ? 'stepAhead' : isNow ? 'stepNow' : 'stepDone')
    const spoken = state === 'ahead' ? said : `${said}, ${time ?? t('notRecorded')}`
    return { key, label: t(STEP_WORDS[key]), state, time, iso, spoken }
  })
}

function money(locale: string, { amount, currency }: { readonly amount: number; readonly currency: string }): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}
