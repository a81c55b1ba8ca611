import type { ArticleSummary, HelpActivity } from '@deskbell/protocol'
import type { Ctx } from '../../platform/context.ts'
import { recordVote, reportHelpActivity } from '../help-insights/index.ts'
import { at } from './time.ts'

const DAYS = 45
const DAY_MS = 86_400_000

/** What people searched for, and whether they found something. */
const SEARCHES: readonly (readonly [query: string, results: number])[] = [
  ['install', 6],
  ['dark mode', 2],
  ['backup', 3],
  ['slack', 0],
  ['cookies', 2],
  ['price', 0],
  ['not sent', 4],
  ['postgres', 5],
  ['mobile app', 0],
  ['react native', 0],
]

const COMMENTS: readonly (readonly [helpful: boolean, comment: string])[] = [
  [true, ''],
  [true, 'Just what I needed, thank you.'],
  [true, ''],
  [false, 'It does not say where to put the key.'],
  [true, ''],
  [true, ''],
  [false, 'A picture of the screen would help.'],
]

/**
 * Weeks of readers, so that the pages about them have something to show: more on working days, a
 * little more each week, and always the same ones.
 */
export async function seedReaders(ctx: Ctx, workspaceKey: string, articles: readonly ArticleSummary[]): Promise<void> {
  if (articles.length === 0) return
  const now = ctx.deps.clock.now()
  let reader = 0
  for (let day = DAYS; day > 0; day--) {
    const morning = now - day * DAY_MS
    const weekday = new Date(morning).getUTCDay()
    const readers = weekday === 0 || weekday === 6 ? 1 : 3 + Math.floor((DAYS - day) / 12)
    for (let n = 0; n < readers; n++) {
      await read(at(ctx, morning + n * 3_600_000), workspaceKey, articles, reader++)
    }
  }
}

async function read(ctx: Ctx, workspace: string, articles: readonly ArticleSummary[], reader: number): Promise<void> {
  const sessionId = `demo-reader-${String(reader).padStart(8, '0')}`
  // Some articles are read far more often than others.
  const article = articles[(reader * reader * 7) % articles.length] as ArticleSummary
  const [query, results] = SEARCHES[(reader * 3) % SEARCHES.length] as (typeof SEARCHES)[number]
  const activities: HelpActivity[] = [
    ...(reader % 3 === 0 ? [{ type: 'search', query, results } as const] : []),
    { type: 'view', articleId: article.id },
    ...(reader % 5 === 4 ? [{ type: 'escalated' } as const] : []),
  ]
  const { locale } = article
  await reportHelpActivity(ctx, { workspace, locale, sessionId, activities })
  if (reader % 4 !== 1) return
  const [helpful, comment] = COMMENTS[reader % COMMENTS.length] as (typeof COMMENTS)[number]
  await recordVote(ctx, { articleId: article.id, locale, clientId: sessionId, helpful, comment })
}
