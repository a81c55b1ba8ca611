import { html, nothing, type TemplateResult } from 'lit'
import { themed } from '../elements/styles.ts'
import { direction } from '../loader/direction.ts'
import type { Scene } from './life.ts'
import { actions } from './parts/actions.ts'
import { details } from './parts/details.ts'
import { provider } from './parts/provider.ts'
import { stand } from './parts/stand.ts'

/** The whole of an element; nothing is said before there are words. */
export function draw(scene: Scene | null): TemplateResult {
  if (!scene) return html`<div class="themed"><div class="bones"><i></i><i></i><i></i></div></div>`
  const { host, setting, booking, view } = scene
  return html`<div class=${themed(host)} lang=${setting.locale} dir=${direction(setting.locale)}>
    <article class="booking" part="booking" data-version=${booking?.version ?? 0}>
      ${
        booking && view
          ? html`${stand(scene, view)}${provider(scene, booking)}${details(scene, booking, view)}${actions(scene, booking)}`
          : nothing
      }
      ${booking ? nothing : absent(scene)}
      <p class="sr" role="status" aria-live="polite">${scene.said}</p>
    </article>
  </div>`
}

/** Not here yet, or not to be had. */
function absent({ t, state, deeds }: Scene): TemplateResult {
  if (state?.load !== 'failed') {
    return html`<div class="bones" role="status" aria-label=${t('loading')}><i></i><i></i><i></i></div>`
  }
  if (state.trouble?.kind !== 'refused') {
    return html`<div class="state" role="status">
      <p>${t('loadFailed')}</p>
      <button type="button" class="do" @click=${deeds.reload}>${t('retry')}</button>
    </div>`
  }
  return html`<div class="state" role="status">
    <h2 class="headline">${t('gone')}</h2>
    <p>${t('goneHint')}</p>
    <button type="button" class="do" @click=${deeds.reload}>${t('retry')}</button>
  </div>`
}
