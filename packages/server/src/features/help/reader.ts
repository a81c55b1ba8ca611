import { type Audience, CodedError, type ReadHelp } from '@deskbell/protocol'
import { isPostgres } from '../../db/dialect.ts'
import type { Ctx, Deps } from '../../platform/context.ts'
import { settingsOf } from '../workspaces/index.ts'
import { canonicalLocale } from './locales.ts'
import { type CenterRow, findCenter } from './publications-repository.ts'

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

async function centerOf({ db, clock }: Deps, key: string): Promise<Center | null> {
  const known = centers.get(db) ?? new Map<string, Center>()
  centers.set(db, known)
  const before = known.get(key)
  const at = clock.now()
  if (before && isPostgres(db) && Math.abs(at - before.at) < BELIEF_MS) return before
  const row = await findCenter(db, key)
  if (!row) return null
  const center = { ...row, revision: row.revision ?? 0, ownLocale: localeOf(row, before), at }
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
