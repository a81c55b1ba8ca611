import type { MessageContent, NotificationKind, ReviewSummary, SharedBooking } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { type BookingRow, bookingSettings, findBooking, issueBookingLink } from '../bookings/index.ts'
import { preferencesOf } from '../notification-preferences/index.ts'
import { localeOfValues } from '../notification-templates/index.ts'
import type { StoredTelling, Wording } from '../telling.ts'
import { findWorkspace, settingsOf } from '../workspaces/index.ts'
import { remindersAhead } from './due.ts'
import { placeInWords, scheduleInWords } from './phrases.ts'
import { findBookingMessage, findCustomer } from './repository.ts'
import { whyNotTold } from './still.ts'
import { momentInWords, spanInWords, type Telling } from './times.ts'
import { bookingValues, completionValues } from './values.ts'

type Words = Wording | { readonly skip: string }
type Values = Record<string, string>

/** The part of the page that a message is about. */
const PARTS: Readonly<Partial<Record<NotificationKind, string>>> = {
  completion_requested: '#p.answer',
  completion_reminder: '#p.answer',
  booking_message: '#p.talk',
}

const GONE = { skip: 'The booking is gone' }
const READ = { skip: 'It was read meanwhile' }

/** What the words for a customer are made of; their button opens the booking, whoever they are signed in as. */
export async function wordsForCustomer(
  ctx: Ctx,
  telling: StoredTelling,
  { withLink }: { readonly withLink: boolean },
): Promise<Words> {
  const found = await look(ctx, telling)
  if ('skip' in found) return found
  const { row, how, values } = found
  const message = await messageValues(ctx, telling, how.locale)
  if ('skip' in message) return message
  // A link is made for each mail and kept nowhere else: a line in the notification centre needs none.
  const link = withLink ? await inTransaction(ctx, (tx) => issueBookingLink(ctx, tx, row, 'manage')) : null
  const isToBeReviewed = telling.kind === 'completion_verified' && row.review === null
  return {
    values: {
      ...values,
      ...message.values,
      ...(await timesAhead(ctx, telling, row, how)),
      ...(isToBeReviewed && link && { 'review.url': `${link.url}#p.review` }),
    },
    url: link === null ? null : `${link.url}${PARTS[telling.kind] ?? ''}`,
  }
}

/** What the words for whoever comes, and for support, are made of. */
export async function wordsForAgent(ctx: Ctx, telling: StoredTelling): Promise<Words> {
  const found = await look(ctx, telling)
  if ('skip' in found) return found
  const { row, how, values } = found
  const message = await messageValues(ctx, telling, how.locale)
  if ('skip' in message) return message
  const review = row.review === null ? null : (JSON.parse(row.review) as ReviewSummary)
  if (telling.kind === 'agent_review_published' && review?.status !== 'published') {
    return { skip: 'The review is no longer published' }
  }
  const { answer, change, issues } = telling.data
  return {
    values: {
      ...values,
      ...message.values,
      ...(!isTheirsNoMore(telling) && (await customerName(ctx, row))),
      // They know who comes.
      ...(isProvider(row, telling) && { 'booking.provider': '' }),
      ...(answer && { 'completion.answer': answer }),
      ...(issues && { 'completion.issues': issues }),
      ...(change && { change, reason: change === 'cancelled' ? (row.cancel_reason ?? '') : '' }),
      ...(review && { 'review.rating': String(review.rating), 'review.text': review.text }),
    },
    url: isTheirsNoMore(telling) ? null : `${ctx.deps.config.publicUrl}/console/bookings/${row.id}`,
  }
}

/** The booking as it stands, unless it moved on, and what every text may name of it. */
async function look(
  ctx: Ctx,
  telling: StoredTelling,
): Promise<{ row: BookingRow; how: Telling; values: Values } | { skip: string }> {
  const { db, clock } = ctx.deps
  const row = await findBooking(db, ctx.workspaceId, telling.data.bookingId ?? '')
  if (!row) return GONE
  const completion = row.completion === null ? null : (JSON.parse(row.completion) as SharedBooking['completion'])
  const skip = whyNotTold({ row, completion, telling, now: clock.now() })
  if (skip !== null) return { skip }
  const how = await howToTell(ctx, telling, row)
  const { beforeAt, beforeZone } = telling.data
  const before =
    beforeAt && beforeZone ? momentInWords(Date.parse(beforeAt), { ...how, timeZone: beforeZone }) : undefined
  return {
    row,
    how,
    values: {
      ...bookingValues(telling.kind, row, how, isTheirsNoMore(telling) || undefined),
      ...completionValues(completion, how),
      ...(before && { 'booking.before': before }),
    },
  }
}

/** In the reader's language, and by the clocks of the place; who comes is there, so no zone is named to them. */
async function howToTell(ctx: Ctx, { kind, to }: StoredTelling, row: BookingRow): Promise<Telling> {
  const { db } = ctx.deps
  const workspace = await findWorkspace(db, ctx.workspaceId)
  const usual = workspace ? settingsOf(workspace).locale : 'en'
  const isCustomer = to.kind === 'customer'
  const own = isCustomer ? (await findCustomer(db, ctx.workspaceId, to.id))?.locale : null
  const locale = await localeOfValues(db, ctx.workspaceId, kind, own ?? usual)
  const timeZone = row.time_zone
  if (to.kind === 'address' || isProvider(row, { to })) return { locale, timeZone, readerZone: timeZone }
  const { timeZone: readerZone } = await preferencesOf(ctx.deps, ctx.workspaceId, to)
  return { locale, timeZone, readerZone }
}

function isProvider(row: BookingRow, { to }: Pick<StoredTelling, 'to'>): boolean {
  return to.kind === 'agent' && to.id === row.provider_id
}

/** Whoever had it reads what it was and when, but nothing more of a booking that is somebody else's. */
function isTheirsNoMore({ data }: StoredTelling): boolean {
  return data.change === 'reassigned'
}

async function customerName(ctx: Ctx, row: BookingRow): Promise<Values> {
  const customer = await findCustomer(ctx.deps.db, ctx.workspaceId, row.customer_id)
  return { 'customer.name': customer?.name ?? '' }
}

/** How long until it begins, and when one hears of it until then. */
async function timesAhead(ctx: Ctx, { kind }: StoredTelling, row: BookingRow, how: Telling): Promise<Values> {
  const now = ctx.deps.clock.now()
  if (kind.startsWith('booking_reminder_')) return { 'booking.starts_in': spanInWords(now, row.starts_at, how) }
  if (kind !== 'booking_confirmed') return {}
  const { reminderHours } = await bookingSettings(ctx.deps.db, ctx.workspaceId)
  const hours = remindersAhead(row.starts_at, reminderHours, now).map((due) => due.hours)
  return { 'booking.update_schedule': scheduleInWords(how.locale, hours) }
}

/** What the message says that a telling brings; nothing for other kinds. */
async function messageValues(
  ctx: Ctx,
  { data: cause, to }: StoredTelling,
  locale: string,
): Promise<{ values: Values } | { skip: string }> {
  const { conversationId, entrySeq } = cause
  if (!conversationId || !entrySeq) return { values: {} }
  const seq = Number(entrySeq)
  const agentId = to.kind === 'agent' ? to.id : null
  const message = await findBookingMessage(ctx.deps.db, ctx.workspaceId, { conversationId, seq, agentId })
  if (!message) return { skip: 'The message is gone' }
  if ((agentId === null ? message.customerReadSeq : message.agentReadSeq) >= seq) return READ
  const { text, attachments = [], location } = JSON.parse(message.data) as MessageContent
  return {
    values: {
      'message.text': text || (location ? placeInWords(locale, location.label) : ''),
      'message.author': message.author ?? '',
      'message.files': attachments.map(({ name }) => name).join('\n'),
    },
  }
}
