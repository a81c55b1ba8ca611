import { CodedError } from '@deskbell/protocol'
import type { Tx } from '../../db/transaction.ts'
import type { Ctx, Deps } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { deletePieces, noteLoose, strikeLoose } from './pieces-repository.ts'
import type { AttachmentRow } from './repository.ts'

type Given = Pick<Ctx, 'deps'>

/**
 * Writes bytes under new names, each written down as loose before. The transaction that refers to
 * them calls `holdOn`; if it never comes, the sweep clears them.
 */
export async function writeLoose({ deps }: Given, contents: readonly Uint8Array[]): Promise<string[]> {
  const names = contents.map(() => newId('file'))
  await noteLoose(deps.db, names, deps.clock.now())
  for (const [at, bytes] of contents.entries()) await deps.files.write(names[at] as string, bytes)
  return names
}

/** From this transaction on something refers to these names. Throws where the sweep was faster. */
export async function holdOn(tx: Tx, names: readonly string[]): Promise<void> {
  if ((await strikeLoose(tx.db, names)) === names.length) return
  throw new CodedError('unavailable', 'Keeping the file took too long', { retryAfterSeconds: 1 })
}

/** From this transaction on nothing refers to the bytes of an upload's pieces; answers their names. */
export async function letGoOfPieces(tx: Tx, attachmentId: string): Promise<string[]> {
  const names = await deletePieces(tx.db, attachmentId)
  await noteLoose(tx.db, names, tx.now())
  return names
}

/** The same of everything an upload left in the storage. */
export async function letGo(tx: Tx, row: AttachmentRow): Promise<string[]> {
  const kept = [row.storage_name, row.thumbnail_name].filter((name) => name !== null)
  await noteLoose(tx.db, kept, tx.now())
  return [...kept, ...(await letGoOfPieces(tx, row.id))]
}

/** Removes loose bytes. What does not work now is left to the sweep. */
export async function clearLoose({ db, files, logger }: Deps, names: readonly string[]): Promise<void> {
  for (const name of names) {
    try {
      await files.remove(name)
      await strikeLoose(db, [name])
    } catch (error) {
      logger.warn({ err: error, name }, 'a file could not be removed yet')
    }
  }
}
