import type { Booking, LiveLocation } from '@deskbell/protocol'
import { html, nothing, type TemplateResult } from 'lit'
import { initials } from '../initials.ts'
import type { Scene } from '../life.ts'
import { metresBetween } from '../metres.ts'
import { clockIn, distanceText } from '../times.ts'
import { icon, noteAt, writing } from './common.ts'

/** Who comes, how to reach them, and where they are while they share it. */
export function provider(scene: Scene, booking: Booking): TemplateResult {
  const { t, doing, deeds, state } = scene
  const { provider: who, status } = booking
  const isOver = status === 'cancelled'
  const mayWrite = who?.id && state?.scope === 'manage' && !isOver
  return html`<section class="provider" part="provider" aria-label=${t('provider')}>
    <div class="who">
      <span class="face" aria-hidden="true">${who ? initials(who.name) : icon('person')}</span>
      <p class="name"><b><bdi>${who?.name ?? t('nobodyYet')}</bdi></b><span class="place" part="place">${place(scene, booking)}</span></p>
      ${
        who?.phone && !isOver
          ? html`<a class="do" part="call" href="tel:${who.phone.replace(/[^+\d]/g, '')}" aria-label=${t('callName', { name: who.name })}
              >${icon('phone')}<span>${t('call')}</span></a
            >`
          : nothing
      }
      ${
        mayWrite
          ? html`<button
              type="button"
              class="do"
              part="message"
              data-opens="message"
              aria-label=${t('messageName', { name: who.name })}
              aria-expanded=${doing.open === 'message' ? 'true' : 'false'}
              @click=${deeds.openMessage}
            >${icon('message')}<span>${t('message')}</span></button>`
          : nothing
      }
    </div>
    ${
      doing.open === 'message' && who
        ? writing(scene, {
            name: 'message',
            label: t('messageText', { name: who.name }),
            submit: t('send'),
            limit: 10_000,
            send: deeds.send,
          })
        : nothing
    }
    ${noteAt(scene, 'message')}
  </section>`
}

/** Where they are while they share it; the line is there in any case. */
function place({ t, state }: Scene, booking: Booking): TemplateResult {
  const { provider: who, status } = booking
  const location = state?.location
  if (/^(completed|verified|disputed)$/.test(status)) return html`${t('came')}`
  if (!who?.id || status === 'cancelled') return html`${t('provider')}`
  if (!location) return html`${t('placeLater')}`
  return html`${placeText(t.locale, booking, location, t)}
    <a href=${mapOf(location)} target="_blank" rel="noopener noreferrer"
      >${t('showMap')} <span class="sr">${t('newTab')}</span></a
    >`
}

function placeText(locale: string, booking: Booking, { point, at }: LiveLocation, t: Scene['t']): string {
  const time = clockIn(locale, Date.parse(at), booking.timeZone)
  const goal = booking.place?.point
  return goal
    ? t('placeAway', { time, distance: distanceText(locale, metresBetween(point, goal)) })
    : t('placeNow', { time })
}

/** A page, never an embedded stranger: nothing of the visitor is told before they follow it. */
const mapOf = ({ point: { latitude, longitude } }: LiveLocation): string =>
  `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=15/${latitude}/${longitude}`
