import {
  CodedError,
  DELIVERY_CHANNELS,
  NOTIFICATION_CATEGORIES,
  type NotificationStats,
  type NotificationStatsQuery,
} from '@deskbell/protocol'
import { requireInbox } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { medianReads, type Span, type StatsTally, tallyDeliveries } from './stats-repository.ts'

const DAY = 86_400_000
const SPAN_DAYS = 30
const LONGEST_DAYS = 366
/** What a provider was asked to take, whatever became of it. */
const SENT = new Set(['sent', 'delivered', 'bounced', 'complained', 'failed', 'uncertain'])

type Figures = NotificationStats['all']

/** Figures over what was sent in a span: the last 30 days unless said. Throws `invalid_input`. */
export async function getNotificationStats(ctx: Ctx, query: NotificationStatsQuery): Promise<NotificationStats> {
  requireInbox(ctx)
  const { db } = ctx.deps
  const span = spanOf(ctx, query)
  const tally = await tallyDeliveries(db, span)
  const [all, channels, categories] = [
    await medianReads(db, span, 'all'),
    await medianReads(db, span, 'channel'),
    await medianReads(db, span, 'category'),
  ]
  const of = (by: 'channel' | 'category', key: string) => tally.filter((row) => row[by] === key)
  return {
    from: new Date(span.from).toISOString(),
    to: new Date(span.to).toISOString(),
    all: figuresOf(tally, all.get('all')),
    channels: DELIVERY_CHANNELS.filter((channel) => of('channel', channel).length > 0).map((channel) => ({
      channel,
      ...figuresOf(of('channel', channel), channels.get(channel)),
    })),
    categories: NOTIFICATION_CATEGORIES.filter((category) => of('category', category).length > 0).map((category) => ({
      category,
      ...figuresOf(of('category', category), categories.get(category)),
    })),
  }
}

function figuresOf(rows: readonly StatsTally[], medianReadMs: number | undefined): Figures {
  const count = (fits: (row: StatsTally) => boolean) => rows.reduce((sum, row) => sum + (fits(row) ? row.count : 0), 0)
  const isSent = (row: StatsTally) => row.handed && SENT.has(row.status)
  const sent = count(isSent)
  const lost = count((row) => isSent(row) && (row.status === 'bounced' || row.status === 'failed'))
  return {
    sent,
    delivered: count((row) => isSent(row) && row.status === 'delivered'),
    bounced: count(({ status }) => status === 'bounced'),
    complained: count(({ status }) => status === 'complained'),
    failed: count(({ status }) => status === 'failed'),
    read: rows.reduce((sum, row) => sum + (isSent(row) ? row.read : 0), 0),
    deliveryRate: sent === 0 ? null : (sent - lost) / sent,
    medianReadMs: medianReadMs ?? null,
  }
}

function spanOf({ deps, workspaceId }: Ctx, { from, to }: NotificationStatsQuery): Span {
  const end = to === undefined ? deps.clock.now() + 1 : Date.parse(to)
  const begin = from === undefined ? end - SPAN_DAYS * DAY : Date.parse(from)
  const isLong = end - begin > LONGEST_DAYS * DAY
  if (begin < end && !isLong) return { workspaceId, from: begin, to: end }
  const message = isLong ? 'must be at most a year before "to"' : 'must come before "to"'
  throw new CodedError('invalid_input', undefined, { errors: [{ path: 'query.from', message }] })
}
