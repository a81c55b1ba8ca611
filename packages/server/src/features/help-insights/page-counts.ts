import type { HelpActivity } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import type { Deps } from '../../platform/context.ts'
import { countActivity } from './activity.ts'

/** What pages without scripts showed: reading them writes nothing at once, so counts gather here. */
interface Waiting {
  /** By the activity itself: a page that is kept and sent again brings the same one each time. */
  readonly counts: Map<HelpActivity, { workspaceId: string; locale: string; times: number }>
  timer: NodeJS.Timeout | undefined
}

/** Pages are written down together this often, in milliseconds; a crash loses no more than that. */
const EVERY_MS = 5_000
/** Beyond, what is new goes uncounted: whoever floods us with searches shall not fill our memory. */
const MOST = 5_000

const waiting = new WeakMap<Deps, Waiting>()

/** Counts that a page was shown: an article, or the results of a search. Costs no write now. */
export function countPage(deps: Deps, workspaceId: string, locale: string, activity: HelpActivity): void {
  const { counts } = waitingOf(deps)
  const known = counts.get(activity)
  if (known) known.times++
  else if (counts.size < MOST) counts.set(activity, { workspaceId, locale, times: 1 })
}

/** Writes down what was counted so far. */
export async function writePageCounts(deps: Deps): Promise<void> {
  const gathered = waiting.get(deps)
  if (!gathered) return
  clearTimeout(gathered.timer)
  waiting.delete(deps)
  const byWorkspace = Map.groupBy(gathered.counts, ([, { workspaceId }]) => workspaceId)
  for (const [workspaceId, counts] of byWorkspace) {
    const ctx = { deps, workspaceId, actor: { kind: 'system' }, requestId: 'page-counts' } as const
    await inTransaction(ctx, async (tx) => {
      for (const [activity, { locale, times }] of counts) await countActivity(tx, workspaceId, locale, activity, times)
    })
  }
}

function waitingOf(deps: Deps): Waiting {
  let gathered = waiting.get(deps)
  if (!gathered) {
    const write = () =>
      void writePageCounts(deps).catch((error: unknown) =>
        deps.logger.warn({ err: error }, 'page views went uncounted'),
      )
    gathered = { counts: new Map(), timer: setTimeout(write, EVERY_MS).unref() }
    waiting.set(deps, gathered)
  }
  return gathered
}
