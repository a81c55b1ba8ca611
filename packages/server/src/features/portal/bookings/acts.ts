import { AddReview, ClientId, CodedError, LIMITS, RespondCompletion, type TicketField } from '@deskbell/protocol'
import * as v from 'valibot'
import type { AppContext } from '../../../platform/http.ts'
import { RATE_RULES } from '../../../platform/limits.ts'
import { sendBookingMessage } from '../../booking-chat/index.ts'
import { addReview, respondCompletion } from '../../booking-completion/index.ts'
import { createBookingLink } from '../../bookings/index.ts'
import { customerCtx } from '../../customers/index.ts'
import { getContactForm } from '../../ticket-types/index.ts'
import { createTicket } from '../../tickets/index.ts'
import type { BookingAct } from '../address.ts'
import { link, type Site } from '../site.ts'
import type { Fault } from '../support/fault.ts'
import type { SentForm } from '../support/form.ts'
import type { BookingDoor } from './door.ts'

/** What was done last, said on the page that follows. */
export type Said = 'approved' | 'rejected' | 'reviewed' | 'written' | 'asked'

/** An address for others, made just now: it is shown once. */
export interface Shared {
  readonly url: string
  readonly expiresAt: string
}

/** What came of a form: where to go on, what has to be mended, or an address to be shown. */
export type BookingActed = { readonly to: string } | { readonly faults: readonly Fault[] } | { readonly shared: Shared }

const ISSUES = 2_000

export function performOnBooking(
  c: AppContext,
  site: Site,
  door: BookingDoor,
  act: BookingAct,
  form: SentForm,
): Promise<BookingActed> {
  switch (act) {
    case 'answer':
      return answer(site, door, form)
    case 'review':
      return review(site, door, form)
    case 'message':
      return write(c, site, door, form)
    case 'support':
      return ask(c, site, door, form)
    case 'share':
      return share(site, door)
  }
}

function after(site: Site, { token }: BookingDoor, said: Said): BookingActed {
  return { to: `${link(site, { name: 'booking', token, act: null })}?said=${said}#p.said` }
}

async function answer(site: Site, door: BookingDoor, form: SentForm): Promise<BookingActed> {
  const { t } = site
  const approved = form.text('approved') === 'yes'
  const issues = form.text('issues').trim()
  const fault = (words: string) => ({ faults: [{ id: 'f.issues', words }] })
  if (!approved && issues === '') return fault(t('bkFaultIssues'))
  if (!approved && issues.length > ISSUES) return fault(t('faultLong', { length: t.number(ISSUES) }))
  const answered = v.parse(RespondCompletion, approved ? { approved } : { approved, issues })
  await respondCompletion(door.ctx, { bookingId: door.booking.id, ...answered })
  return after(site, door, approved ? 'approved' : 'rejected')
}

async function review(site: Site, door: BookingDoor, form: SentForm): Promise<BookingActed> {
  const { t } = site
  const text = form.text('text').trim()
  const given = v.safeParse(AddReview, { rating: Number(form.text('rating')), text })
  if (text.length > LIMITS.commentLength) {
    return { faults: [{ id: 'f.text', words: t('faultLong', { length: t.number(LIMITS.commentLength) }) }] }
  }
  if (!given.success) return { faults: [{ id: 'f.rating', words: t('faultRate') }] }
  await addReview(door.ctx, { bookingId: door.booking.id, ...given.output })
  return after(site, door, 'reviewed')
}

async function write(c: AppContext, site: Site, door: BookingDoor, form: SentForm): Promise<BookingActed> {
  const said = textOf(site, form, 'message', site.t('bkFaultMessage'))
  if ('faults' in said) return said
  const { limiter } = c.get('deps')
  await limiter.consume(door.booking.customer.id, RATE_RULES.message)
  await limiter.consume(c.get('ip'), RATE_RULES.messagePerAddress)
  const { clientId, text } = said
  await sendBookingMessage(door.ctx, { bookingId: door.booking.id, clientId, content: { type: 'text', text } })
  return after(site, door, 'written')
}

/** Opens a ticket in the customer's name, with the booking attached. */
async function ask(c: AppContext, site: Site, door: BookingDoor, form: SentForm): Promise<BookingActed> {
  const { t } = site
  const { booking } = door
  const asked = textOf(site, form, 'question', t('faultMessage'))
  if ('faults' in asked) return asked
  const type = await typeForBooking(site)
  if (!type) return { faults: [{ id: null, words: t('typeNone') }] }
  const { limiter } = c.get('deps')
  await limiter.consume(c.get('ip'), RATE_RULES.contactForm)
  await limiter.consume(booking.customer.id, RATE_RULES.contactFormSender)
  const own = customerCtx(site.ctx.deps, site.ctx.workspaceId, booking.customer.id, site.ctx.requestId)
  const number = String(booking.number)
  const key = type.fields.find(({ kind }) => kind === 'booking')?.key
  await createTicket(
    own,
    {
      clientId: asked.clientId,
      typeId: type.id,
      subject: t('bkSupportSubject', { number, service: booking.service })
        .replace(/\s+/g, ' ')
        .slice(0, 200)
        .toWellFormed(),
      content: { type: 'text', text: asked.text },
      fields: key === undefined ? {} : { [key]: number },
      attachmentIds: [],
      pressing: false,
      bookingRef: number,
    },
    // Whoever holds the link need not be the customer.
    { channel: 'form', verifiedSender: false },
  )
  return after(site, door, 'asked')
}

/** Of what is offered, what fits a booking best and asks nothing that this form does not. */
async function typeForBooking(site: Site) {
  const { types } = await getContactForm(site.ctx, site.workspaceKey, null)
  const plain = types.filter(({ fields }) => fields.every(needsNothing))
  const about = plain.find(({ fields }) => fields.some(({ kind }) => kind === 'booking'))
  return about ?? plain.find(({ key }) => /booking|general|other/.test(key)) ?? plain[0]
}

function needsNothing({ kind, required, showWhen }: TicketField): boolean {
  return kind === 'booking' || !required || showWhen !== undefined
}

async function share(site: Site, { ctx, booking }: BookingDoor): Promise<BookingActed> {
  const { url, expiresAt } = await createBookingLink(ctx, { bookingId: booking.id, scope: 'view' })
  const token = new URL(url).pathname.split('/').at(-1) ?? ''
  return {
    shared: { url: site.ctx.deps.config.publicUrl + link(site, { name: 'booking', token, act: null }), expiresAt },
  }
}

/** What was written under a name, with the id that makes sending it twice the same. */
function textOf(
  { t }: Site,
  form: SentForm,
  name: 'message' | 'question',
  empty: string,
):
  | { readonly text: string; readonly clientId: v.InferOutput<typeof ClientId> }
  | { readonly faults: readonly Fault[] } {
  const text = form.text(name).trim()
  const id = `f.${name}`
  const clientId = v.safeParse(ClientId, form.text('clientId'))
  if (!clientId.success) return { faults: [{ id: null, words: t('formBroken') }] }
  if (text === '') return { faults: [{ id, words: empty }] }
  if (text.length > LIMITS.messageLength) {
    return { faults: [{ id, words: t('faultLong', { length: t.number(LIMITS.messageLength) }) }] }
  }
  return { text, clientId: clientId.output }
}

const PAST = /^(invalid_transition|conflict|not_found|forbidden|review_not_allowed|conversation_closed)$/

/** What stood against it after all: the booking moved on while somebody wrote. Throws anything else. */
export function pastFaults({ t }: Site, error: unknown): readonly Fault[] {
  if (!(error instanceof CodedError) || !PAST.test(error.code)) throw error
  return [{ id: null, words: t(error.code === 'conversation_closed' ? 'bkTalkClosed' : 'bkFaultPast') }]
}
