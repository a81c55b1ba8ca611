import { type BookingChatStats, CodedError } from '@deskbell/protocol'
import { requireAgent } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { countThreads, countUnreadByProviders, listRecentThreads, measureAnswers } from './stats-repository.ts'

const DAYS_30 = 30 * 86_400_000
const RECENT = 5

/**
 * How a provider answers, over the last 30 days: their own for providers; for the desk those of anybody, and of
 * everybody together where nobody is named.
 */
export async function getBookingChatStats(
  ctx: Ctx,
  { providerId }: { providerId?: string | undefined },
): Promise<BookingChatStats> {
  const agent = requireAgent(ctx)
  const isProvider = agent.role === 'provider'
  if (isProvider && providerId !== undefined && providerId !== agent.id) {
    throw new CodedError('forbidden', 'Providers see how they answer themselves')
  }
  const { db, clock } = ctx.deps
  const which = {
    workspaceId: ctx.workspaceId,
    providerId: isProvider ? agent.id : (providerId ?? null),
    since: clock.now() - DAYS_30,
  }
  const [threads, unread, answers, recent] = await Promise.all([
    countThreads(db, which),
    countUnreadByProviders(db, which),
    measureAnswers(db, which),
    listRecentThreads(db, which, RECENT),
  ])
  const questions = answers.answered + answers.unanswered
  return {
    ...threads,
    unread,
    averageResponseSeconds: answers.averageMs === null ? null : Math.round(answers.averageMs / 1000),
    responseRate: questions === 0 ? null : answers.answered / questions,
    recent: recent.map((row) => ({
      bookingId: row.booking_id ?? '',
      bookingNumber: row.booking_number ?? 0,
      customerName: row.name,
      preview: row.last_message_preview ?? '',
      at: new Date(row.last_message_at ?? 0).toISOString(),
    })),
  }
}
