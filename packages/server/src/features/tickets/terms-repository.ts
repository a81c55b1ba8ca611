import type { Db } from './repository.ts'
import { termsOf } from './terms.ts'

const ROWS_PER_INSERT = 200

/** Makes a ticket findable by the words of a text, within the caller's transaction. */
export async function indexTerms(
  db: Db,
  { workspace_id, number }: { workspace_id: string; number: number },
  text: string,
): Promise<void> {
  const terms = termsOf(text)
  for (let at = 0; at < terms.length; at += ROWS_PER_INSERT) {
    await db
      .insertInto('ticket_terms')
      .values(terms.slice(at, at + ROWS_PER_INSERT).map((term) => ({ workspace_id, term, number })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}
