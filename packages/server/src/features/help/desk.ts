import { inTransaction, type Tx } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { lockCenter, takeRevision } from './publications-repository.ts'
import { forgetCenter } from './reader.ts'

/** A transaction that holds one workspace's help centre. */
export interface DeskTx extends Tx {
  readonly workspaceId: string
  /** Null where nobody in particular writes, as from the command line. */
  readonly authorId: string | null
  /** The revision of this transaction: whoever asks for it changes what readers see. */
  revision(): Promise<number>
}

/**
 * Runs `work` while nobody else writes to the same help centre. Editors are few, and one after the
 * other they cannot get in each other's way; and so revisions are committed in their order, which
 * is what lets a cursor over them miss nothing.
 */
export function inHelpCenter<T>(ctx: Ctx, work: (tx: DeskTx) => Promise<T>): Promise<T> {
  return inTransaction(ctx, async (tx) => {
    await lockCenter(tx.db, ctx.workspaceId)
    let taken: Promise<number> | undefined
    return work({
      ...tx,
      workspaceId: ctx.workspaceId,
      authorId: ctx.actor.kind === 'agent' ? ctx.actor.id : null,
      revision() {
        if (!taken) {
          taken = takeRevision(tx.db, ctx.workspaceId)
          tx.afterCommit(() => forgetCenter(ctx.deps.db, ctx.workspaceId))
        }
        return taken
      },
    })
  })
}
