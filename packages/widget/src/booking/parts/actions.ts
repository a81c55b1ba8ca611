import type { Booking } from '@deskbell/protocol'
import { html, nothing, type TemplateResult } from 'lit'
import type { Scene } from '../life.ts'
import { icon, noteAt } from './common.ts'

/** What can be done with it at any time. The calendar comes last, so that nothing moves when there is no more use for it. */
export function actions(scene: Scene, { status }: Booking): TemplateResult {
  const { t, doing, deeds, state } = scene
  const busy = (name: string) => (doing.busy === name ? 'true' : nothing)
  const isAhead = /^(confirmed|on_way)$/.test(status)
  const shut = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || doing.open !== 'calendar') return
    event.stopPropagation()
    deeds.close()
  }
  return html`<section class="actions" part="actions" aria-label=${t('actions')} @keydown=${shut}>
    <div class="tiles">
      <button type="button" class="do" part="support" @click=${deeds.support}>${icon('support')}${t('support')}</button>
      ${
        state
          ? html`<button type="button" class="do" part="share" aria-disabled=${busy('share')} @click=${deeds.share}>
                ${icon('share')}${t('share')}</button
              ><button
                type="button"
                class="do"
                part="confirmation"
                aria-disabled=${busy('confirmation')}
                @click=${deeds.confirmation}
              >
                ${icon('download')}${t('confirmation')}
              </button>`
          : nothing
      }
      ${
        isAhead
          ? html`<button
              type="button"
              class="do"
              part="calendar"
              data-opens="calendar"
              aria-expanded=${doing.open === 'calendar' ? 'true' : 'false'}
              aria-controls="calendars"
              @click=${deeds.calendar}
            >
              ${icon('calendar')}${t('calendar')}
            </button>`
          : nothing
      }
    </div>
    <div class="calendars" id="calendars">${doing.open === 'calendar' && isAhead ? calendars(scene) : nothing}</div>
    ${
      doing.copy
        ? html`<p class="copy">
            <label for="copy">${t('copyThis')}</label>
            <input id="copy" type="text" readonly .value=${doing.copy} @focus=${selectAll} />
          </p>`
        : nothing
    }
    ${noteAt(scene, 'actions')}
  </section>`
}

function calendars({ t, doing: { calendar } }: Scene): TemplateResult {
  if (!calendar) return html``
  const page = (href: string, name: string) =>
    html`<a class="do" href=${href} target="_blank" rel="noopener noreferrer"
      >${name}<span class="sr"> ${t('newTab')}</span></a
    >`
  return html`<div class="row">
    ${calendar.file ? html`<a class="do" href=${calendar.file} download>${t('calendarFile')}</a>` : nothing}
    ${page(calendar.google, t('google'))}${page(calendar.outlook, t('outlook'))}
  </div>`
}

const selectAll = (event: FocusEvent): void => (event.target as HTMLInputElement).select()
