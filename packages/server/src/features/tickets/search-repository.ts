import { sql } from 'kysely'
import type { Db } from './repository.ts'
import { termsOf } from './terms.ts'

/** A beginning of a word stands for so many words at most. */
const EXPANSIONS = 20
/** Frequencies are told apart up to here: so many holders of a word are quickly looked at, all of them. */
const COUNTED = 1_000
const WORDS_PER_SEARCH = 10

/** What a search asks for. */
export interface WordSearch {
  /** Groups of words: a ticket holds one of each. The rarest stands first. */
  readonly groups: readonly (readonly string[])[]
  /** Whether the first is held by so few that looking at all of them is quicker than going in steps. */
  readonly isRare: boolean
}

/**
 * How to look for words: groups of which a ticket must hold one word each, the rarest group first. The
 * last word may be a beginning. Null where there is nothing to look for; undefined where no ticket can
 * hold all of them.
 */
export async function planSearch(db: Db, workspaceId: string, text: string): Promise<WordSearch | null | undefined> {
  const words = termsOf(text).slice(0, WORDS_PER_SEARCH)
  const last = words.pop()
  if (last === undefined) return null
  const groups = [...words.map((word) => [word]), await beginningWith(db, workspaceId, last)]
  if (groups.some((group) => group.length === 0)) return undefined
  // Of one group there is nothing to choose.
  if (groups.length === 1) return { groups, isRare: false }
  const counts = await countHolders(db, workspaceId, groups)
  const counted = groups.map((group, at) => ({ group, count: counts[at] ?? 0 }))
  if (counted.some(({ count }) => count === 0)) return undefined
  counted.sort((a, b) => a.count - b.count)
  return { groups: counted.map(({ group }) => group), isRare: (counted[0]?.count ?? 0) < COUNTED }
}

/** The words that begin so, found by hopping through the index from one to the next. */
async function beginningWith(db: Db, workspaceId: string, start: string): Promise<string[]> {
  const end = `${start}\u{10ffff}`
  const within = sql`workspace_id = ${workspaceId} and term < ${end}`
  const { rows } = await sql<{ term: string }>`
    with recursive hop(term) as (
      select min(term) from ticket_terms where ${within} and term >= ${start}
      union all
      select (select min(n.term) from ticket_terms n where n.workspace_id = ${workspaceId} and n.term < ${end} and n.term > hop.term)
      from hop where hop.term is not null
    )
    select term from hop where term is not null limit ${sql.lit(EXPANSIONS)}`.execute(db)
  return rows.map(({ term }) => term)
}

/** How many tickets hold one of each group's words, each counted up to `COUNTED`: one question for all. */
async function countHolders(db: Db, workspaceId: string, groups: readonly (readonly string[])[]): Promise<number[]> {
  const counts = groups.map((terms, at) => {
    const some = db
      .selectFrom('ticket_terms')
      .select('number')
      .where('workspace_id', '=', workspaceId)
      .where('term', 'in', [...terms])
      .limit(COUNTED)
      .as('some')
    return db
      .selectFrom(some)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .as(`n${at}`)
  })
  const row: Readonly<Record<string, number | null>> = await db.selectNoFrom(counts).executeTakeFirstOrThrow()
  return groups.map((_, at) => Number(row[`n${at}`]))
}

/**
 * Of the first tickets that hold a word, in order, the numbers of those that hold one of each group beside: for a
 * question that goes on from there.
 */
export function firstHolders(
  db: Db,
  workspaceId: string,
  [term, groups]: readonly [string, readonly (readonly string[])[]],
  { beyond, isUp, limit }: { beyond: number | undefined; isUp: boolean; limit: number },
) {
  const run = db
    .selectFrom('ticket_terms')
    .select('number')
    .where('workspace_id', '=', workspaceId)
    .where('term', '=', term)
    .orderBy('number', isUp ? 'asc' : 'desc')
    .limit(limit)
  const rest = beyond === undefined ? run : run.where('number', isUp ? '>' : '<', beyond)
  return groups.reduce(
    (all, terms) =>
      all.where((eb) =>
        eb.exists(
          eb
            .selectFrom('ticket_terms as o')
            .select('o.number')
            .where('o.workspace_id', '=', workspaceId)
            .where('o.term', 'in', [...terms])
            .whereRef('o.number', '=', 'run.number'),
        ),
      ),
    db.selectFrom(rest.as('run')).select('run.number'),
  )
}

/**
 * The next numbers of tickets that hold one of some words, in order: each word's are read from the
 * index, and what lies beyond the end of any of these runs is left for the next step.
 */
export async function nextNumbers(
  db: Db,
  workspaceId: string,
  terms: readonly string[],
  { beyond, isUp, limit }: { beyond: number | undefined; isUp: boolean; limit: number },
): Promise<{ numbers: number[]; isLast: boolean }> {
  const runs = terms.map((term) => {
    const run = db
      .selectFrom('ticket_terms')
      .select(['term', 'number'])
      .where('workspace_id', '=', workspaceId)
      .where('term', '=', term)
      .orderBy('number', isUp ? 'asc' : 'desc')
      .limit(limit)
    const rest = beyond === undefined ? run : run.where('number', isUp ? '>' : '<', beyond)
    return db.selectFrom(rest.as('run')).selectAll()
  })
  const [first, ...others] = runs
  if (!first) return { numbers: [], isLast: true }
  const rows = await others.reduce((all, one) => all.unionAll(one), first).execute()
  const cut = [...Map.groupBy(rows, ({ term }) => term).values()].filter((run) => run.length === limit)
  const sign = isUp ? 1 : -1
  const ends = cut.map((run) => run.at(-1)?.number ?? 0).sort((a, b) => sign * (a - b))
  const [nearest] = ends
  const numbers = [...new Set(rows.map(({ number }) => number))].sort((a, b) => sign * (a - b))
  return {
    numbers: nearest === undefined ? numbers : numbers.filter((number) => sign * (number - nearest) <= 0),
    isLast: nearest === undefined,
  }
}
