import type { Booking } from '@deskbell/protocol'
import { addToCalendarLinks, type BookingHandle } from '@deskbell/sdk/bookings'
import { settingOf } from '../elements/setting.ts'
import type { DeskbellBooking, SupportRequest } from './element.ts'
import { type PageWidget, pageWidget } from './source.ts'
import { clockIn, dayIn } from './times.ts'
import type { BookingTranslator } from './words/words.ts'

/** Where an answer is shown: beside what was pressed. */
export type Spot = 'slot' | 'message' | 'actions'

/** What is open, under way, or came of it. */
export interface Doing {
  readonly open: 'reject' | 'message' | 'calendar' | 'review' | null
  readonly busy: string | null
  readonly note: { readonly spot: Spot; readonly text: string; readonly bad: boolean } | null
  readonly rating: number
  /** An address that could not be copied, to be copied by hand. */
  readonly copy: string | null
  readonly calendar: { readonly google: string; readonly outlook: string; readonly file: string | null } | null
}

export const IDLE: Doing = { open: null, busy: null, note: null, rating: 0, copy: null, calendar: null }

export interface DeedsOptions {
  readonly host: DeskbellBooking
  handle(): BookingHandle | null
  doing(): Doing
  does(next: Partial<Doing>): void
  booking(): Booking | null
  words(): BookingTranslator | null
}

/** All that can be pressed. */
export interface Deeds {
  toggle(what: NonNullable<Doing['open']>): void
  close(): void
  reload(): void
  approve(): void
  reject(issues: string): void
  rate(rating: number): void
  review(text: string): void
  openMessage(): void
  send(text: string): void
  calendar(): void
  confirmation(): void
  share(): void
  support(): void
}

/** Why something did not work, in words. */
function why(error: unknown, t: BookingTranslator): string {
  const { code = '', detail = '' } = error as { code?: string; detail?: string }
  if (code === 'offline') return t('failedOffline')
  if (code === 'rate_limited') return t('failedLimited')
  if (code === 'conversation_closed') return t('failedClosed')
  if (code === 'invalid_transition' || code === 'conflict') return t('failedMoved')
  return /^(|unreachable|unavailable|internal)$/.test(code) ? t('failedUnreachable') : t('failedRefused', { detail })
}

/** The widget of the page asks what it is about, and says which request came of it. */
function askThere({ showContact, on }: PageWidget, request: SupportRequest): void {
  const stop = on?.('ticket', ({ id, bookingNumber }) => {
    if (bookingNumber !== request.number) return
    stop?.()
    request.created(id)
  })
  void showContact?.('booking_question', { number: request.number, service: request.service })
}

export function deedsOf({ host, handle, doing, does, booking, words }: DeedsOptions): Deeds {
  /** Runs one deed at a time, and says beside `spot` what came of it. */
  async function run(name: string, spot: Spot, work: (live: BookingHandle, now: Booking) => Promise<Partial<Doing>>) {
    const live = handle()
    const now = booking()
    if (!live || !now || doing().busy) return
    does({ busy: name, note: null })
    try {
      does({ ...(await work(live, now)), busy: null })
    } catch (error) {
      const t = words()
      // A share that was thought better of is no failure.
      const isWithdrawn = (error as Error).name === 'AbortError'
      does({ busy: null, note: t && !isWithdrawn ? { spot, text: why(error, t), bad: true } : null })
    }
  }

  const good = (spot: Spot, text: string) => ({ spot, text, bad: false })
  const phrase = (...args: Parameters<BookingTranslator>) => words()?.(...args) ?? ''
  const isFree = (type: string, detail: object) =>
    host.dispatchEvent(new CustomEvent(type, { detail, cancelable: true, bubbles: true, composed: true }))

  /** Puts the focus where it goes on, once that is drawn. */
  async function focus(selector: string): Promise<void> {
    await host.updateComplete
    host.renderRoot.querySelector<HTMLElement>(selector)?.focus()
  }

  function toggle(what: NonNullable<Doing['open']>): void {
    const open = doing().open === what ? null : what
    does({ open, note: null, copy: null })
    if (open && open !== 'calendar') void focus(`.form-${open} textarea`)
  }

  function follow(href: string): void {
    const link = document.createElement('a')
    Object.assign(link, { href, target: '_blank', rel: 'noopener' })
    link.click()
  }

  return {
    toggle,
    close() {
      const { open } = doing()
      does({ open: null, note: null, copy: null })
      if (open) void focus(`[data-opens=${open}]`)
    },
    reload: () => void handle()?.reload(),
    approve: () =>
      void run('approve', 'slot', async (live) => {
        await live.respond({ approved: true })
        void focus('.headline')
        return { open: null }
      }),
    reject(text) {
      const issues = text.trim()
      if (!issues) {
        does({ note: { spot: 'slot', text: phrase('wrongEmpty'), bad: true } })
        void focus('.form-reject textarea')
        return
      }
      void run('reject', 'slot', async (live) => {
        await live.respond({ approved: false, issues })
        void focus('.headline')
        return { open: null }
      })
    },
    rate: (rating) => does({ rating, open: 'review', note: null }),
    review: (text) =>
      void run('review', 'slot', async (live) => {
        await live.review({ rating: doing().rating, text: text.trim() })
        void focus('.headline')
        return { open: null }
      }),
    openMessage() {
      const now = booking()
      if (!now) return
      const { id: bookingId, conversationId } = now
      if (!isFree('deskbell-message', { bookingId, conversationId })) return
      const { showConversation } = pageWidget()
      if (conversationId && showConversation && !host.link) void showConversation(conversationId)
      else toggle('message')
    },
    send(text) {
      if (!text.trim()) return void focus('.form-message textarea')
      void run('message', 'message', async (live, now) => {
        await live.message(text.trim())
        void focus('[data-opens=message]')
        return { open: null, note: good('message', phrase('messageSent', { name: now.provider?.name ?? '' })) }
      })
    },
    calendar() {
      const now = booking()
      toggle('calendar')
      if (!now || doing().open !== 'calendar') return
      does({ calendar: { ...addToCalendarLinks(now), file: null } })
      void run('calendar', 'actions', async (live) => ({ calendar: await live.calendar() }))
    },
    confirmation: () =>
      void run('confirmation', 'actions', async (live) => {
        follow((await live.addresses()).confirmationUrl)
        return {}
      }),
    share: () =>
      void run('share', 'actions', async (live, now) => {
        // A link of its own: what was mailed to somebody is theirs alone.
        const { url } = await live.link('view')
        const t = words()
        const starts = Date.parse(now.startsAt)
        const zone = now.timeZone
        const time = t ? `${dayIn(t.locale, starts, Date.now(), zone)}, ${clockIn(t.locale, starts, zone)}` : ''
        const text = phrase('shareText', { service: now.service, time })
        if (navigator.share) {
          await navigator.share({ title: now.service, text, url })
          return {}
        }
        const copied = await navigator.clipboard?.writeText(url).then(
          () => true,
          () => false,
        )
        return copied ? { note: good('actions', phrase('copied')) } : { copy: url }
      }),
    support() {
      const now = booking()
      if (!now) return
      const request: SupportRequest = {
        bookingId: now.id,
        number: now.number,
        externalId: now.externalId,
        service: now.service,
        created(ticketId) {
          host.onSupportRequest?.(ticketId)
          host.dispatchEvent(new CustomEvent('support', { detail: { ticketId } }))
        },
      }
      if (!isFree('deskbell-support', request)) return
      const widget = pageWidget()
      if (widget.showContact && widget.on && !host.link) return askThere(widget, request)
      const { url, workspace } = settingOf(host)
      follow(`${url}${workspace && `/w/${workspace}`}/support/contact?booking=${now.number}`)
    },
  }
}
