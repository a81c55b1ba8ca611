import { html, nothing, type TemplateResult } from 'lit'
import type { Scene } from '../life.ts'
import { icon, writing } from './common.ts'

const STARS = [1, 2, 3, 4, 5] as const

/** Five stars to choose from, or those that were given. */
export function review(scene: Scene): TemplateResult {
  const { booking, t, doing, deeds, view } = scene
  const given = booking?.review ?? null
  const mayChange = view?.asks === 'review' && scene.state !== null && given?.status !== 'published'
  if (given && doing.open !== 'review') {
    return html`<div class="given">
      <p class="row">
        <span class="stars" role="img" aria-label=${t(`star${given.rating as 1}`)}
          >${STARS.map((star) => icon('star', star <= given.rating ? 'on' : ''))}</span
        >
        <span>${t('reviewed')}</span>
      </p>
      ${given.text ? html`<p dir="auto">${given.text}</p>` : nothing}
      <p class="hint">
        ${given.status === 'pending' ? t('reviewWaiting') : nothing}
        ${
          mayChange
            ? html`<button type="button" class="quiet" data-opens="review" @click=${() => deeds.rate(given.rating)}>
                ${t('changeReview')}
              </button>`
            : nothing
        }
      </p>
    </div>`
  }
  return html`<fieldset class="rating">
      <legend>${t('rate')}</legend>
      <div class="stars">
        ${STARS.map(
          (star) => html`<label class=${star <= doing.rating ? 'on' : ''}
            ><input
              type="radio"
              name="rating"
              value=${star}
              .checked=${star === doing.rating}
              aria-label=${t(`star${star}`)}
              @change=${() => deeds.rate(star)}
            />${icon('star')}</label
          >`,
        )}
      </div>
    </fieldset>
    ${
      doing.open === 'review'
        ? writing(scene, {
            name: 'review',
            label: t('reviewText'),
            submit: t('sendReview'),
            limit: 2_000,
            send: deeds.review,
          })
        : nothing
    }`
}
