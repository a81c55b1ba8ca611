import type { HelpInsights, ReadInsights, Trend } from '@deskbell/protocol'
import { requireAgent } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { canonicalLocale, findTitles } from '../help/index.ts'
import { DAY_MS, dayOf, startOfDay } from './days.ts'
import {
  countSessions,
  type Span,
  sumArticleDays,
  sumSearchDays,
  topArticles,
  topSearches,
} from './insights-repository.ts'

/** A help session is over when nothing was heard of it for this long. */
const SESSION_ENDS_MS = 30 * 60_000
const TOP = 20

/**
 * How the help centre did in the last days, today included, beside the same number of days before.
 * Days are those of UTC.
 */
export async function getHelpInsights(ctx: Ctx, query: ReadInsights): Promise<HelpInsights> {
  requireAgent(ctx)
  const { db, clock } = ctx.deps
  const days = Number(query.days)
  const now = clock.now()
  const to = startOfDay(now) + DAY_MS
  const from = to - days * DAY_MS
  const locale = query.locale === undefined ? null : canonicalLocale(query.locale)
  const spanFrom = (at: number): Span => ({
    workspaceId: ctx.workspaceId,
    fromDay: dayOf(at),
    toDay: dayOf(now),
    locale,
  })
  const both = spanFrom(from - days * DAY_MS)
  const span = spanFrom(from)

  const articleDays = new Map((await sumArticleDays(db, both)).map((row) => [row.day, row]))
  const searchDays = new Map((await sumSearchDays(db, both)).map((row) => [row.day, row]))
  const sessionDays = new Map((await countSessions(db, both, now - SESSION_ENDS_MS)).map((row) => [row.day, row]))
  const each = <T>(read: (day: string) => T): T[] =>
    Array.from({ length: 2 * days }, (_, place) => read(dayOf(from + (place - days) * DAY_MS)))

  const articles = await topArticles(db, span, TOP)
  const titles = await findTitles(
    db,
    ctx.workspaceId,
    articles.map((row) => row.articleId),
    locale ?? '',
  )
  return {
    from: new Date(from).toISOString(),
    to: new Date(now).toISOString(),
    views: sums(each((day) => articleDays.get(day)?.views ?? 0)),
    searches: sums(each((day) => searchDays.get(day)?.searches ?? 0)),
    helpfulRate: shares(
      each((day) => {
        const { helpful = 0, notHelpful = 0 } = articleDays.get(day) ?? {}
        return [helpful, helpful + notHelpful]
      }),
    ),
    emptySearchRate: shares(each((day) => [searchDays.get(day)?.empty ?? 0, searchDays.get(day)?.searches ?? 0])),
    deflectionRate: shares(
      each((day) => {
        const { ended = 0, escalated = 0 } = sessionDays.get(day) ?? {}
        return [ended - escalated, ended]
      }),
    ),
    sessions: sums(each((day) => sessionDays.get(day)?.ended ?? 0)).value ?? 0,
    articles: articles.flatMap(({ articleId, ...counts }) => {
      const known = titles.get(articleId)
      return known ? { id: articleId, ...known, ...counts } : []
    }),
    topSearches: (await topSearches(db, span, 'searches', TOP)).map(({ lastAt: _, ...search }) => search),
    emptySearches: (await topSearches(db, span, 'empty', TOP)).map(({ lastAt, ...search }) => ({
      ...search,
      lastAt: new Date(lastAt).toISOString(),
    })),
  }
}

/** Numbers of two periods, one per day, as the trend of the second. */
function sums(days: readonly number[]): Trend {
  const half = days.length / 2
  const sum = (part: readonly number[]) => part.reduce((all, one) => all + one, 0)
  return { value: sum(days.slice(half)), before: sum(days.slice(0, half)), byDay: days.slice(half) }
}

/** The same for shares, each given as a part and its whole. */
function shares(days: readonly (readonly [part: number, whole: number])[]): Trend {
  const half = days.length / 2
  const share = (some: readonly (readonly [number, number])[]): number | null => {
    const whole = some.reduce((all, [, one]) => all + one, 0)
    return whole === 0 ? null : some.reduce((all, [part]) => all + part, 0) / whole
  }
  const later = days.slice(half)
  return { value: share(later), before: share(days.slice(0, half)), byDay: later.map((day) => share([day])) }
}
