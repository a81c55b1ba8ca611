import type { UrlRule } from '@deskbell/protocol'
import type { Kysely } from 'kysely'
import type { Database } from '../../db/database.ts'
import { type Params, prepared } from '../../db/prepared.ts'
import type { HelpIndexesTable } from './tables.ts'

type Db = Kysely<Database>

/** Which index. */
export interface IndexKey {
  readonly workspaceId: string
  readonly locale: string
  readonly audience: string
}

// ── Kept indexes ────────────────────────────────────────────────────────────────────────────────

export type KeptIndex = Pick<HelpIndexesTable, 'revision' | 'format' | 'data'>

export function findKeptIndex(db: Db, { workspaceId, locale, audience }: IndexKey): Promise<KeptIndex | undefined> {
  return db
    .selectFrom('help_indexes')
    .select(['revision', 'format', 'data'])
    .where('workspace_id', '=', workspaceId)
    .where('locale', '=', locale)
    .where('audience', '=', audience)
    .executeTakeFirst()
}

/** Keeps an index, unless a later one of the same format is kept. */
export async function keepIndex(db: Db, key: IndexKey, kept: KeptIndex, now: number): Promise<void> {
  const values = { ...kept, updated_at: now }
  await db
    .insertInto('help_indexes')
    .values({ workspace_id: key.workspaceId, locale: key.locale, audience: key.audience, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'locale', 'audience'])
        .doUpdateSet(values)
        .where((eb) =>
          eb.or([eb('help_indexes.revision', '<=', kept.revision), eb('help_indexes.format', '!=', kept.format)]),
        ),
    )
    .execute()
}

// ── What readers see ────────────────────────────────────────────────────────────────────────────

/** The languages in which something is published. */
export async function listLocales(db: Db, workspaceId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('help_publications')
    .select('locale')
    .distinct()
    .where('workspace_id', '=', workspaceId)
    .where('removed', '=', 0)
    .execute()
  return rows.map((row) => row.locale)
}

/** The words of some articles' bodies, by article. */
export async function findTexts(
  db: Db,
  workspaceId: string,
  locale: string,
  articleIds: readonly string[],
): Promise<Map<string, string>> {
  if (articleIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('help_publications')
    .select(['article_id', 'text'])
    .where('article_id', 'in', [...articleIds])
    .where('locale', '=', locale)
    .where('workspace_id', '=', workspaceId)
    .execute()
  return new Map(rows.map((row) => [row.article_id, row.text]))
}

/** Articles that are read most, and those never read in their editors' order. */
export async function listPopular(db: Db, workspaceId: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('help_articles')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .orderBy('view_count', 'desc')
    .orderBy('position')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** Of some ids, those that are articles of the workspace. */
export async function findArticleIds(db: Db, workspaceId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('help_articles')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', [...ids])
    .execute()
  return new Set(rows.map((row) => row.id))
}

// ── URL rules ───────────────────────────────────────────────────────────────────────────────────

export interface RulesRow {
  readonly items: UrlRule[]
  /** 0 where none were ever saved. */
  readonly revision: number
}

const findRow = prepared((db: Db, param: Params<{ workspaceId: string }>) =>
  db.selectFrom('help_url_rules').select(['items', 'revision']).where('workspace_id', '=', param('workspaceId')),
)

export async function findRules(db: Db, workspaceId: string): Promise<RulesRow> {
  const [row] = (await findRow(db, { workspaceId })).rows
  return row ? { items: JSON.parse(row.items), revision: row.revision } : { items: [], revision: 0 }
}

/** Replaces the rules of one revision by those of the next. False when somebody else did so before. */
export async function replaceRules(
  db: Db,
  workspaceId: string,
  items: readonly UrlRule[],
  before: number,
): Promise<boolean> {
  const values = { items: JSON.stringify(items), revision: before + 1 }
  if (before === 0) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('help_url_rules')
      .values({ workspace_id: workspaceId, ...values })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    return (numInsertedOrUpdatedRows ?? 0n) > 0n
  }
  const { numUpdatedRows } = await db
    .updateTable('help_url_rules')
    .set(values)
    .where('workspace_id', '=', workspaceId)
    .where('revision', '=', before)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
