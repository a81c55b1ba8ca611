import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { HelpVotesTable } from './tables.ts'

type Db = Kysely<Database>
export type VoteRow = Selectable<HelpVotesTable>

/** Adds a vote unless this client has voted on the article already. */
export async function insertVote(db: Db, row: VoteRow): Promise<boolean> {
  const added = await db
    .insertInto('help_votes')
    .values(row)
    .onConflict((conflict) => conflict.columns(['article_id', 'client_id']).doNothing())
    .returning('client_id')
    .executeTakeFirst()
  return added !== undefined
}

/**
 * Changes the vote that a client gave before, and answers what it was. Writing comes first: it holds
 * the row, so that two changes at once are counted one after the other.
 */
export async function replaceVote(db: Db, row: VoteRow): Promise<VoteRow | undefined> {
  const own = { workspace_id: row.workspace_id, article_id: row.article_id, client_id: row.client_id }
  const held = await db
    .updateTable('help_votes')
    .set({ updated_at: row.updated_at })
    .where((eb) => eb.and(own))
    .returningAll()
    .executeTakeFirst()
  if (!held) return undefined
  await db
    .updateTable('help_votes')
    .set({ helpful: row.helpful, comment: row.comment, locale: row.locale })
    .where((eb) => eb.and(own))
    .execute()
  return held
}

/** Votes on an article, the newest first. */
export function listVoteRows(
  db: Db,
  workspaceId: string,
  articleId: string,
  { after, limit }: { after: { at: number; clientId: string } | null; limit: number },
): Promise<VoteRow[]> {
  return db
    .selectFrom('help_votes')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('article_id', '=', articleId)
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb('updated_at', '<', after?.at ?? 0),
          eb.and([eb('updated_at', '=', after?.at ?? 0), eb('client_id', '<', after?.clientId ?? '')]),
        ]),
      ),
    )
    .orderBy('updated_at', 'desc')
    .orderBy('client_id', 'desc')
    .limit(limit)
    .execute()
}
