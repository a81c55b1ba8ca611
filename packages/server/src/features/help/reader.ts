import { type Audience, CodedError, type ReadHelp } from '@deskbell/protocol'
import { isPostgres } from '../../db/dialect.ts'
import type { Ctx, Deps } from '../../platform/context.ts'
import { settingsOf } from '../workspaces/index.ts'
import { canonicalLocale } from './locales.ts'
import { type CenterRow, findCenter, findCenterNow } from './publications-repository.ts'

/** Who reads: which help centre, in which language, for whom. */
export interface Reader {
  readonly workspaceId: string
  /** What they asked for; what they get is `preferredLocales` of what there is. */
  readonly locale: string
  /** The workspace's. */
  readonly ownLocale: string
  /** Null for whoever asks for what is not for them: they find nothing, as if nothing existed. */
  readonly audience: Audience | null
  /** The help centre's revision at this moment; on PostgreSQL up to a quarter of a second ago. */
  readonly revision: number
  /** The workspace's settings as they are stored: the same text for as long as nobody changed them. */
  readonly settings: string
}

type Asked = Pick<ReadHelp, 'workspace' | 'locale' | 'audience'>

/**
 * Who reads, of a query. Providers' articles are for people of that same workspace. Throws
 * `not_found` where no workspace has the key.
 *
 * @example const reader = await resolveReader(ctx, { workspace: 'wk_…', locale: 'pt-BR' })
 */
export async function resolveReader(ctx: Pick<Ctx, 'deps' | 'actor' | 'workspaceId'>, asked: Asked): Promise<Reader> {
  const center = await centerOf(ctx.deps, asked.workspace)
  if (!center) throw new CodedError('not_found', 'No workspace has this key')
  const { workspaceId, ownLocale, revision, settings } = center
  const audience = asked.audience ?? 'customers'
  const mayRead = audience === 'customers' || (ctx.actor.kind === 'agent' && ctx.workspaceId === workspaceId)
  return {
    workspaceId,
    locale: asked.locale === undefined ? ownLocale : canonicalLocale(asked.locale),
    ownLocale,
    audience: mayRead ? audience : null,
    revision,
    settings,
  }
}

interface Center {
  readonly workspaceId: string
  readonly ownLocale: string
  readonly revision: number
  readonly settings: string
  readonly at: number
}

/** How long what PostgreSQL said is believed; SQLite answers faster than anything could be believed. */
const BELIEF_MS = 250
const KNOWN = 1_000
const centers = new WeakMap<Deps['db'], Map<string, Center>>()

async function centerOf(deps: Deps, key: string): Promise<Center | null> {
  const now = centerNow(deps, key)
  if (now) return now
  const row = await findCenter(deps.db, key)
  return row ? keepCenter(deps, key, row) : null
}

/** What is known of a help centre without waiting. */
function centerNow(deps: Deps, key: string): Center | undefined {
  const { db, clock } = deps
  const before = centers.get(db)?.get(key)
  if (before && isPostgres(db) && Math.abs(clock.now() - before.at) < BELIEF_MS) return before
  const row = findCenterNow(db, key)
  return row && keepCenter(deps, key, row)
}

function keepCenter({ db, clock }: Deps, key: string, row: CenterRow): Center {
  const known = centers.get(db) ?? new Map<string, Center>()
  centers.set(db, known)
  const before = known.get(key)
  const revision = row.revision ?? 0
  // Nothing changed, which is so nearly always.
  if (before && !isPostgres(db) && before.revision === revision && before.settings === row.settings) return before
  const center = { ...row, revision, ownLocale: localeOf(row, before), at: clock.now() }
  if (!before && known.size >= KNOWN) known.clear()
  known.set(key, center)
  return center
}

function localeOf(row: CenterRow, before: Center | undefined): string {
  return before?.settings === row.settings ? before.ownLocale : canonicalLocale(settingsOf(row).locale)
}

/** Lets this node see what it wrote itself at once. */
export function forgetCenter(db: Deps['db'], workspaceId: string): void {
  const known = centers.get(db)
  for (const [key, center] of known ?? []) {
    if (center.workspaceId === workspaceId) known?.delete(key)
  }
}

interface Vouched {
  readonly key: string
  readonly revision: number
  readonly settings: string
  readonly at: number
}

const vouched = new WeakMap<object, Vouched>()

/** Notes of what an answer was made, so that `stillHolds` can say whether it would be made the same. */
export function vouchFor<T extends object>(deps: Deps, key: string, { revision, settings }: Reader, answer: T): T {
  if (!vouched.has(answer)) vouched.set(answer, { key, revision, settings, at: deps.clock.now() })
  return answer
}

/** How far the counts of votes may lag behind. */
export const COUNTS_LAG_MS = 60_000

/** Whether an answer is still right; false also where that could not be said without waiting. */
export function stillHolds(deps: Deps, answer: object): boolean {
  const known = vouched.get(answer)
  if (!known || Math.abs(deps.clock.now() - known.at) >= COUNTS_LAG_MS) return false
  const center = centerNow(deps, known.key)
  return center !== undefined && center.revision === known.revision && center.settings === known.settings
}
