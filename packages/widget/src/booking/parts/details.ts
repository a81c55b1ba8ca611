import type { Booking } from '@deskbell/protocol'
import { html, nothing, type TemplateResult } from 'lit'
import type { Scene } from '../life.ts'
import type { BookingView } from '../view.ts'
import { icon } from './common.ts'

/** When, where and for how much; what to prepare. */
export function details({ t }: Scene, booking: Booking, view: BookingView): TemplateResult {
  const { when, price, payment } = view
  const { place, notes, checklist, status } = booking
  return html`<section class="details" part="details">
    <dl>
      <div>
        <dt>${t('when')}</dt>
        <dd class=${status === 'cancelled' ? 'struck' : ''}>
          <time datetime=${booking.startsAt} title=${when.exact}>${when.day}<br />${when.hours}</time>
          ${when.own ? html`<br /><span class="hint">${when.own}</span>` : nothing}
        </dd>
      </div>
      ${place ? html`<div><dt>${t('where')}</dt><dd class="lines"><bdi>${place.address}</bdi></dd></div>` : nothing}
      ${
        price || payment
          ? html`<div>
              <dt>${t('price')}</dt>
              <dd class="money">
                ${price}
                ${payment ? html`<span class="badge ${payment.tone}" part="payment">${payment.label}</span>` : nothing}
              </dd>
            </div>`
          : nothing
      }
      ${notes ? html`<div><dt>${t('notes')}</dt><dd class="lines"><bdi>${notes}</bdi></dd></div>` : nothing}
    </dl>
    ${
      checklist.length > 0
        ? html`<div class="list" part="checklist">
            <h3>${t('checklist')}</h3>
            <ul>
              ${checklist.map((item) => html`<li>${icon('check')}<bdi>${item}</bdi></li>`)}
            </ul>
          </div>`
        : nothing
    }
  </section>`
}
