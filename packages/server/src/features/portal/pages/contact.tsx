/** @jsxImportSource hono/jsx */
import type { Availability, BusinessHours } from '@deskbell/protocol'
import type { Child } from 'hono/jsx'
import { getContactForm } from '../../ticket-types/index.ts'
import { availability } from '../../workspaces/index.ts'
import { Icon, type IconName } from '../look/icons.tsx'
import { hoursTable, stateInWords, zoneName } from '../office-hours.ts'
import type { Page } from '../page.ts'
import { addressOf, link, type Site } from '../site.ts'

/** How to reach people, and when they are there. */
export async function contactPage(site: Site): Promise<Page> {
  const { ctx, settings, t, locales } = site
  const { name, businessHours, replyMinutes, contactEmail, contactPhone, contactAddress } = settings
  const now = ctx.deps.clock.now()
  const state = availability(businessHours, replyMinutes, now)
  const { types } = await getContactForm(ctx, site.workspaceKey, null)
  const title = t('contactTitle', { workspace: name })
  return {
    title,
    description: t('contactLead'),
    place: { name: 'contact' },
    locales,
    hasChat: true,
    data: [
      {
        '@type': 'Organization',
        name,
        url: addressOf(site, { name: 'contact' }),
        ...(contactEmail && { email: contactEmail }),
        ...(contactPhone && { telephone: contactPhone }),
        ...(contactAddress && { address: contactAddress }),
      },
    ],
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{t('contactLead')}</p>
        <ul class="ways">
          <Way icon="message-circle" title={t('chatTitle')}>
            <p class="small quiet">{expectation(site, state)}</p>
            <p class="scripted">
              <button type="button" class="button" data-deskbell-open="">
                {t('chatButton')}
              </button>
            </p>
            <p class="unscripted small">{t('chatNoScript')}</p>
          </Way>
          {types.length > 0 && (
            <Way icon="square-pen" title={t('formTitle')}>
              <p class="small quiet">{t('formText')}</p>
              <p>
                <a class="button" href={link(site, { name: 'form' })}>
                  {t('formButton')}
                </a>
              </p>
            </Way>
          )}
          {contactEmail && (
            <Way icon="mail" title={t('emailTitle')}>
              <p>
                <a href={`mailto:${contactEmail}`}>{contactEmail}</a>
              </p>
            </Way>
          )}
          {contactPhone && (
            <Way icon="phone" title={t('phoneTitle')}>
              <p>
                <a href={`tel:${contactPhone.replace(/[^\d+]/g, '')}`} dir="ltr">
                  {contactPhone}
                </a>
              </p>
            </Way>
          )}
          {contactAddress && (
            <Way icon="map-pin" title={t('addressTitle')}>
              <p class="way-address" dir="auto">
                {contactAddress}
              </p>
            </Way>
          )}
        </ul>
        <section class="section">
          <h2>{t('hoursTitle')}</h2>
          <p class={state.open ? 'state open' : 'state'}>
            <Icon name="clock" />
            <span>{stateInWords(businessHours, state, now, t)}</span>
          </p>
          {businessHours && <Hours site={site} hours={businessHours} now={now} />}
        </section>
      </>
    ),
  }
}

/** What to expect of a message that is sent now. */
function expectation({ t, settings }: Site, { open }: Availability): string {
  return t(open ? 'replyOpen' : 'replyClosed', { time: t.duration(settings.replyMinutes) })
}

function Way({ icon, title, children }: { icon: IconName; title: string; children?: Child }) {
  return (
    <li>
      <Icon name={icon} />
      <div>
        <h2>{title}</h2>
        {children}
      </div>
    </li>
  )
}

function Hours({ site, hours, now }: { readonly site: Site; readonly hours: BusinessHours; readonly now: number }) {
  const { t } = site
  return (
    <>
      <table class="hours">
        <thead class="sr">
          <tr>
            <th scope="col">{t('day')}</th>
            <th scope="col">{t('hours')}</th>
          </tr>
        </thead>
        <tbody>
          {hoursTable(hours, now, t).map(({ day, spans, isToday }) => (
            <tr key={day} {...(isToday && { 'aria-current': 'date' })}>
              <th scope="row">
                {day}
                {isToday && ` (${t('today')})`}
              </th>
              <td>{spans.length === 0 ? t('closed') : spans.map((span) => <span key={span}>{span}</span>)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="small quiet">{t('hoursZone', { zone: zoneName(hours.timeZone, now, t.locale) })}</p>
    </>
  )
}
