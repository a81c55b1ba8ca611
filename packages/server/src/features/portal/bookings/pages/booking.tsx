/** @jsxImportSource hono/jsx */
import { numberInWords } from '../../../booking-exports/index.ts'
import type { BookingAct } from '../../address.ts'
import type { Page } from '../../page.ts'
import type { Site } from '../../site.ts'
import type { Again } from '../../support/hurry.ts'
import { FaultSummary, type Filled } from '../../support/parts/controls.tsx'
import { supportLocales } from '../../support/words.ts'
import type { Said, Shared } from '../acts.ts'
import type { BookingDoor, BookingShown } from '../door.ts'
import { Side } from '../parts/details.tsx'
import { Answer, Review, Support } from '../parts/forms.tsx'
import { Standing, Timeline } from '../parts/standing.tsx'
import { Talk } from '../parts/talk.tsx'
import { wordsOf } from '../words.ts'

/** What a page is shown with beside how the booking stands. */
export interface BookingPageShown {
  readonly clientId: string
  readonly said?: Said | null
  readonly shared?: Shared
  /** A form that could not be taken, and what is wrong with it. */
  readonly failed?: Again & { readonly act: BookingAct; readonly typed: Readonly<Record<string, string>> }
}

/** A booking as its customer sees it, and what they can do. */
export function bookingPage(site: Site, door: BookingDoor, read: BookingShown, shown: BookingPageShown): Page {
  const { t } = site
  const { booking, token, canAct } = door
  const { failed, said, clientId } = shown
  const number = numberInWords(wordsOf(site), booking)
  const title = `${number} · ${booking.service}`
  const form = (act: BookingAct): Filled => ({
    t,
    typed: failed?.act === act ? failed.typed : {},
    faults: failed?.act === act ? failed.faults : [],
  })
  return {
    status: failed?.status ?? 200,
    retryAfterSeconds: failed?.retryAfterSeconds,
    title: failed ? `${t('fault')} ${title}` : title,
    place: { name: 'booking', token, act: null },
    locales: supportLocales(site),
    personal: true,
    isLive: true,
    body: (
      <div class="booking">
        <div class="main">
          <p class="quiet small above">{number}</p>
          <h1 dir="auto">{booking.service}</h1>
          {said && (
            <p class="done" role="status" id="p.said">
              {t(`bkSaid_${said}`)}
            </p>
          )}
          {failed && <FaultSummary form={form(failed.act)} />}
          <Standing site={site} door={door} history={read.history} />
        </div>
        <Side site={site} door={door} shared={shown.shared ?? null} />
        <div class="rest">
          {canAct && booking.actions.includes('approve') && <Answer site={site} door={door} form={form('answer')} />}
          {canAct && booking.actions.includes('review') && <Review site={site} door={door} form={form('review')} />}
          <Timeline site={site} door={door} history={read.history} />
          {read.talk && <Talk site={site} door={door} talk={read.talk} form={form('message')} clientId={clientId} />}
          {canAct ? (
            <Support site={site} door={door} form={form('support')} clientId={clientId} />
          ) : (
            <p class="section quiet">{t('bkViewOnly')}</p>
          )}
        </div>
      </div>
    ),
  }
}
