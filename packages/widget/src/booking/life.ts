import type { Booking, SharedBooking } from '@deskbell/protocol'
import type { BookingHandle, BookingViewState } from '@deskbell/sdk/bookings'
import type { TemplateResult } from 'lit'
import { type Setting, settingOf } from '../elements/setting.ts'
import { type Deeds, type Doing, deedsOf, IDLE } from './deeds.ts'
import { draw } from './draw.ts'
import type { DeskbellBooking } from './element.ts'
import { openHandle } from './source.ts'
import { wear } from './styles.ts'
import { type BookingView, viewOf } from './view.ts'
import { type BookingTranslator, bookingWords } from './words/words.ts'

/** What an element does from when its code is here until it leaves the page. */
export interface Life {
  draw(): TemplateResult
  /** Properties that changed. */
  changed(names: ReadonlySet<PropertyKey>): void
  end(): void
}

/** Everything that a drawing depends on. */
export interface Scene {
  readonly host: DeskbellBooking
  readonly setting: Setting
  readonly t: BookingTranslator
  /** Null where nothing is followed, but shown as the page gave it. */
  readonly state: BookingViewState | null
  readonly booking: Booking | null
  readonly view: BookingView | null
  readonly now: number
  readonly doing: Doing
  readonly deeds: Deeds
  /** What is said aloud. */
  readonly said: string
}

const MINUTE = 60_000
/** Whatever of these changes, another booking may be meant, or another way to it. */
const SOURCES = ['bookingId', 'link', 'url', 'workspace', 'client']

export function openLife(host: DeskbellBooking): Life {
  let handle: BookingHandle | null = null
  let stop = () => {}
  let t: BookingTranslator | null = null
  let spoken = ''
  let doing = IDLE
  let said = ''
  /** What was announced last, or need not be. */
  let announced: string | null = null
  let version = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Raised when another booking is meant. */
  let era = 0

  const redraw = () => host.requestUpdate()
  function does(next: Partial<Doing>): void {
    doing = { ...doing, ...next }
    redraw()
  }

  function shown(): Booking | null {
    const live = handle?.state.get().booking ?? null
    const { booking } = host
    return !live || (booking && booking.id === live.id && booking.version > live.version) ? booking : live
  }

  function told(): void {
    const booking = shown()
    if (booking && booking.version !== version) {
      if (version) host.dispatchEvent(new CustomEvent('change', { detail: { booking } }))
      version = booking.version
    }
    redraw()
  }

  async function open(): Promise<void> {
    era += 1
    const mine = era
    close()
    const wanted = { setting: settingOf(host), bookingId: host.bookingId, link: host.link, client: host.client }
    const opened = await openHandle(wanted).catch(() => null)
    if (mine !== era) return opened?.release()
    handle = opened
    stop = opened?.state.subscribe(told) ?? stop
    told()
  }

  function close(): void {
    stop()
    stop = () => {}
    handle?.release()
    handle = null
    doing = IDLE
    announced = null
    version = 0
    said = ''
  }

  async function speak(locale: Setting['locale']): Promise<void> {
    spoken = locale
    const next = await bookingWords.speak(locale, locale)
    if (spoken !== locale) return
    t = next
    redraw()
  }

  /** The next moment at which minutes that are counted become others. */
  function tick(booking: SharedBooking | null, now: number): void {
    clearTimeout(timer)
    const left = (Date.parse(booking?.eta ?? '') || 0) - now
    const wait = ((left % MINUTE) + MINUTE) % MINUTE || MINUTE
    timer = setTimeout(redraw, wait + 20)
  }

  function announce(view: BookingView): void {
    const { key, text } = view.announcement
    if (key !== announced && announced !== null) said = text
    announced = key
  }

  const deeds = deedsOf({ host, handle: () => handle, doing: () => doing, does, booking: shown, words: () => t })
  void open()

  return {
    draw() {
      const setting = settingOf(host)
      wear(host, setting.accent)
      if (spoken !== setting.locale) void speak(setting.locale)
      const now = Date.now()
      const booking = shown()
      const state = handle?.state.get() ?? null
      const { history = [] } = state?.booking ? state : host
      const view = t && booking && viewOf(booking, now, t, { history })
      if (view) announce(view)
      tick(booking, now)
      return draw(t && { host, setting, t, state, booking, view, now, doing, deeds, said })
    },
    changed(names) {
      if (SOURCES.some((name) => names.has(name))) void open()
    },
    end() {
      era += 1
      clearTimeout(timer)
      close()
    },
  }
}
