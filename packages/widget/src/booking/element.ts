import type { Booking, BookingHistoryItem } from '@deskbell/protocol'
import type { Client } from '@deskbell/sdk'
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit'
import { settingOf } from '../elements/setting.ts'
import { styles, themed } from '../elements/styles.ts'
import { ELEMENT_WORDS } from '../elements/words.ts'
import { direction } from '../loader/direction.ts'
import type { Life } from './life.ts'

/** What `deskbell-support` carries. Whoever takes the request calls `preventDefault`, and `created` with its ticket. */
export interface SupportRequest {
  readonly bookingId: string
  /** As people see it: 17 of #17. */
  readonly number: number
  readonly externalId: string | null
  readonly service: string
  created(ticketId: string): void
}

/**
 * `<deskbell-booking booking-id="bkg_…"></deskbell-booking>`
 *
 * Where a booking stands, live, and all that its customer can do with it: for the customer of the page's own session, or
 * with `link` for whoever holds a link. What draws it comes once it is on a page.
 *
 * @fires change when the booking has changed; `detail.booking` is how it stands
 * @fires deskbell-support when help is asked for; cancelable, `detail` is a `SupportRequest`
 * @fires deskbell-message when the provider is to be written to; cancelable, `detail` has `bookingId` and `conversationId`
 * @fires support when a request for help became a ticket; `detail.ticketId`
 */
export class DeskbellBooking extends LitElement {
  static override styles = styles
  static override properties = {
    bookingId: { attribute: 'booking-id' },
    link: {},
    // Where settings are read from is the attributes; a framework may set properties.
    url: { reflect: true },
    workspace: { reflect: true },
    locale: { reflect: true },
    accent: { reflect: true },
    theme: { reflect: true },
    booking: { attribute: false },
    history: { attribute: false },
    client: { attribute: false },
    life: { state: true },
  }
  declare bookingId: string
  declare link: string
  declare url: string
  declare workspace: string
  declare locale: string
  declare accent: string
  declare theme: string
  /** How it stands, where the page knows already; shown until something newer comes. */
  declare booking: Booking | null
  declare history: readonly BookingHistoryItem[]
  /** The client of the page, where it has one. */
  declare client: Client | null
  declare life: Life | null
  /** Called with the id of the ticket that a request for help became. */
  onSupportRequest: ((ticketId: string) => void) | null = null

  constructor() {
    super()
    this.bookingId = ''
    this.link = ''
    this.booking = null
    this.history = []
    this.client = null
    this.life = null
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void import('./life.ts').then(({ openLife }) => {
      if (this.isConnected) this.life ??= openLife(this)
    })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.life?.end()
    this.life = null
  }

  override willUpdate(changed: PropertyValues<this>): void {
    this.life?.changed(new Set(changed.keys()))
  }

  override render(): TemplateResult {
    if (this.life) return this.life.draw()
    const { locale } = settingOf(this)
    return html`<div class=${themed(this)} lang=${locale} dir=${direction(locale)}>
      <div class="bones" role="status" aria-label=${ELEMENT_WORDS[locale].loading}><i></i><i></i><i></i></div>
    </div>`
  }
}
