import type { Db } from './repository.ts'
import { termsOf } from './terms.ts'

/** What a search asks for: tickets that hold one of `leading`, and one of each group of `others`. */
export interface WordSearch {
  /** The group that fewest tickets hold: those are walked through. */
  readonly leading: readonly string[]
  readonly others: readonly (readonly string[])[]
}

/** A beginning of a word stands for so many words at most. */
const EXPANSIONS = 20
/** Frequencies are told apart up to here. */
const COUNTED = 500
const WORDS_PER_SEARCH = 10

/**
 * How to look for words: every one must stand in the ticket, the last one may be a beginning. Null
 * where there is nothing to look for; undefined where no ticket can hold all of them.
 */
export async function planSearch(db: Db, workspaceId: string, text: string): Promise<WordSearch | null | undefined> {
  const words = termsOf(text).slice(0, WORDS_PER_SEARCH)
  if (words.length === 0) return null
  const groups: { terms: string[]; count: number }[] = []
  for (const [at, word] of words.entries()) {
    const terms = at === words.length - 1 ? await beginningWith(db, workspaceId, word) : [word]
    const count = await countUpTo(db, workspaceId, terms)
    if (count === 0) return undefined
    groups.push({ terms, count })
  }
  groups.sort((a, b) => a.count - b.count)
  const [first, ...others] = groups
  return { leading: first?.terms ?? [], others: others.map(({ terms }) => terms) }
}

/** The words that begin so, found by hopping through the index from one to the next. */
async function beginningWith(db: Db, workspaceId: string, start: string): Promise<string[]> {
  const terms: string[] = []
  let last: string | null = null
  while (terms.length < EXPANSIONS) {
    const row: { term: string } | undefined = await db
      .selectFrom('ticket_terms')
      .select('term')
      .where('workspace_id', '=', workspaceId)
      .where('term', last === null ? '>=' : '>', last ?? start)
      .where('term', '<', `${start}\u{10ffff}`)
      .orderBy('term')
      .limit(1)
      .executeTakeFirst()
    if (!row) break
    terms.push(row.term)
    last = row.term
  }
  return terms
}

async function countUpTo(db: Db, workspaceId: string, terms: readonly string[]): Promise<number> {
  if (terms.length === 0) return 0
  const some = db
    .selectFrom('ticket_terms')
    .select('number')
    .where('workspace_id', '=', workspaceId)
    .where('term', 'in', [...terms])
    .limit(COUNTED)
    .as('some')
  const { count } = await db
    .selectFrom(some)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}
