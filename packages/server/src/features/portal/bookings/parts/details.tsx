/** @jsxImportSource hono/jsx */
import type { PaymentStatus } from '@deskbell/protocol'
import type { Child } from 'hono/jsx'
import { calendarLinks, dayInWords, moneyInWords, spanInWords, zoneInWords } from '../../../booking-exports/index.ts'
import { Icon } from '../../look/icons.tsx'
import { link, type Site } from '../../site.ts'
import type { Shared } from '../acts.ts'
import type { BookingDoor } from '../door.ts'
import { mapHref, wordsOf } from '../words.ts'

const PAID: Readonly<Record<PaymentStatus, string>> = {
  paid: 'paid good',
  authorized: 'paid good',
  refunded: 'paid',
  partly_paid: 'paid bad',
  unpaid: 'paid bad',
  failed: 'paid bad',
}

interface SideProps {
  readonly site: Site
  readonly door: BookingDoor
  readonly shared: Shared | null
}

/** What was booked, and ways to keep it. */
export function Side({ site, door, shared }: SideProps) {
  const { t } = site
  return (
    <div class="side">
      <section id="p.details" aria-label={t('bkDetails')}>
        <h2>{t('bkDetails')}</h2>
        <Facts site={site} door={door} />
      </section>
      <section aria-label={t('bkActions')}>
        <h2>{t('bkActions')}</h2>
        <Keep site={site} door={door} />
        {door.canAct && <Share site={site} door={door} shared={shared} />}
      </section>
    </div>
  )
}

function Facts({ site, door: { booking } }: Pick<SideProps, 'site' | 'door'>) {
  const words = wordsOf(site)
  const { locale } = site.t
  const { startsAt, timeZone, place, provider, customer, price, paymentStatus, checklist, notes } = booking
  return (
    <dl class="facts" id="p.facts" data-live>
      <Fact name={words('when')}>
        <b>{dayInWords(locale, startsAt, timeZone)}</b>
        <p>{spanInWords(words, booking)}</p>
        <p class="small quiet">{words('zone', { zone: zoneInWords(locale, startsAt, timeZone) })}</p>
      </Fact>
      {place && (
        <Fact name={words('where')}>
          <b dir="auto">{place.address}</b>
          <p>
            <a href={mapHref(place)} rel="nofollow noopener noreferrer">
              {site.t('bkMap')}
            </a>
          </p>
        </Fact>
      )}
      <Fact name={words('provider')}>
        {provider ? <b dir="auto">{provider.name}</b> : words('providerNone')}
        {provider?.phone && (
          <p>
            <a href={`tel:${provider.phone}`} dir="ltr">
              {provider.phone}
            </a>
          </p>
        )}
      </Fact>
      {customer.name && (
        <Fact name={words('customer')}>
          <b dir="auto">{customer.name}</b>
        </Fact>
      )}
      {(price || paymentStatus) && (
        <Fact name={words(price ? 'price' : 'payment')}>
          {price && <b>{moneyInWords(locale, price)}</b>}
          {paymentStatus && <span class={PAID[paymentStatus]}>{words(`payment_${paymentStatus}`)}</span>}
        </Fact>
      )}
      {checklist.length > 0 && (
        <Fact name={words('checklist')}>
          <ul>
            {checklist.map((item) => (
              <li key={item}>
                <bdi>{item}</bdi>
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {notes && (
        <Fact name={words('notes')}>
          <div class="said" dir="auto">
            {notes}
          </div>
        </Fact>
      )}
    </dl>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children?: Child }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Keep({ site, door: { booking, token } }: Pick<SideProps, 'site' | 'door'>) {
  const { t } = site
  const { google, outlook } = calendarLinks(booking)
  const isOver = booking.status === 'cancelled'
  return (
    <ul class="keep">
      <li>
        <a href={link(site, { name: 'booking-file', token, file: 'calendar.ics' })} download>
          <Icon name="calendar" />
          {t('bkCalendar')}
        </a>
        {!isOver && (
          <span class="also">
            <a href={google} rel="nofollow noopener noreferrer" target="_blank">
              {t('bkGoogle')}
            </a>
            <a href={outlook} rel="nofollow noopener noreferrer" target="_blank">
              {t('bkOutlook')}
            </a>
          </span>
        )}
      </li>
      <li>
        <a href={link(site, { name: 'booking-file', token, file: 'confirmation.pdf' })} download>
          <Icon name="download" />
          {t('bkPdf')}
        </a>
      </li>
    </ul>
  )
}

function Share({ site, door: { token }, shared }: SideProps) {
  const { t } = site
  if (shared) {
    return (
      <div class="share field" id="p.share">
        <label for="f.share">{t('bkShareAddress')}</label>
        <input id="f.share" value={shared.url} readonly dir="ltr" aria-describedby="f.share.hint" />
        <p class="small" id="f.share.hint">
          {t('bkShareUntil', { date: t.date(shared.expiresAt) })} {t('bkShareText')}
        </p>
      </div>
    )
  }
  return (
    <form
      class="share"
      id="p.share"
      method="post"
      action={`${link(site, { name: 'booking', token, act: 'share' })}#p.share`}
    >
      <button type="submit" class="button plain" aria-describedby="p.share.hint">
        {t('bkShare')}
      </button>
      <p id="p.share.hint">{t('bkShareText')}</p>
    </form>
  )
}
