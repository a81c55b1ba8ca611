import { html, nothing, type TemplateResult } from 'lit'
import type { Scene } from '../life.ts'
import { ago, exactIn, momentIn } from '../times.ts'
import type { BookingView } from '../view.ts'
import { icon, noteAt, writing } from './common.ts'
import { review } from './review.ts'

/** Where it stands: the head of every booking, whose height is the same in all that may come by itself. */
export function stand(scene: Scene, view: BookingView): TemplateResult {
  const { booking, t } = scene
  return html`<section class="stand ${view.tone}" part="status" aria-labelledby="headline">
    <p class="about">
      <bdi>${booking?.service}</bdi>
      <span class="number">${t('number', { number: `#${booking?.number}` })}</span>
    </p>
    <div class="words"><h2 class="headline" part="headline" id="headline" tabindex="-1">${view.headline}</h2>
    <p class="detail" part="detail"><span>${view.detail}</span></p></div>
    <div class="slot" part="now">${now(scene, view)}</div>
    ${noteAt(scene, 'slot')}
    <div
      class="bar"
      part="progress"
      role="progressbar"
      aria-label=${t('stepsLabel')}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${Math.round(view.progress * 100)}
      aria-valuetext=${view.progressText}
    ><i data-at=${Math.round(view.progress * 4)}></i></div>
    <ol class="steps" part="timeline" aria-label=${t('stepsLabel')}>
      ${view.steps.map(
        (step) => html`<li class=${step.state} aria-current=${step.state === 'now' ? 'step' : nothing}>
          <i class="dot" aria-hidden="true">${step.state === 'done' ? icon('check') : nothing}</i>
          <span class="label">${step.label}</span>
          <time class="time" datetime=${step.iso ?? nothing} aria-hidden="true">${step.time ?? ''}</time>
          <span class="sr">${step.spoken}</span>
        </li>`,
      )}
    </ol>
    ${connection(scene)}
  </section>`
}

/** What matters most just now: a time, a question, or a thank-you. */
function now(scene: Scene, view: BookingView): TemplateResult {
  const { t, doing, deeds, booking, state } = scene
  if (view.asks === 'completion' && state) {
    const busy = doing.busy ? 'true' : nothing
    if (doing.open === 'reject') {
      return writing(scene, {
        name: 'reject',
        label: t('wrong'),
        hint: t('wrongHint'),
        submit: t('sendWrong'),
        limit: 2_000,
        send: deeds.reject,
      })
    }
    return html`<div class="row ask" role="group" aria-label=${t('answer')}>
      <button type="button" class="main" aria-disabled=${busy} @click=${deeds.approve}>
        ${icon('check')}${t('approve')}
      </button>
      <button type="button" class="do" data-opens="reject" aria-disabled=${busy} @click=${() => deeds.toggle('reject')}>
        ${t('reject')}
      </button>
    </div>`
  }
  if (booking?.status === 'verified' && (booking.review || (view.asks === 'review' && state))) return review(scene)
  const { figure } = view
  const exact = booking ? exactIn(t.locale, Date.parse(figure.iso), booking.timeZone) : ''
  return html`<p class="figure">
    <time class=${figure.struck ? 'value struck' : 'value'} datetime=${figure.iso} title=${exact}>${figure.value}</time>
    <span class="of">${figure.label}</span>
  </p>`
}

/** How fresh all this is. */
function connection({ state, t, now, booking }: Scene): TemplateResult {
  if (!state || state.checkedAt === null) return html`<p class="connection" part="connection"></p>`
  const { connection: way, checkedAt } = state
  const zone = booking?.timeZone ?? 'UTC'
  const text =
    way === 'live'
      ? t('live')
      : way === 'polling'
        ? t('updated', { ago: ago(t.locale, checkedAt, now) ?? t('justNow') })
        : t('noConnection', { time: momentIn(t.locale, checkedAt, now, zone) })
  return html`<p class="connection ${way}" part="connection"><i aria-hidden="true"></i><span>${text}</span></p>`
}
