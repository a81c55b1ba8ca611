import { CodedError } from '@deskbell/protocol'
import type { Ctx } from '../../../platform/context.ts'
import { type Owner, storeAttachment } from '../../attachments/index.ts'
import type { Words } from '../i18n/words.ts'
import type { Fault } from './fault.ts'
import type { SentFile } from './form.ts'

/** Files that one control of a form brought. */
interface Brought {
  /** The control, for what is wrong with them. */
  readonly id: string
  /** Tells them apart from those of other controls. */
  readonly name: string
  readonly files: readonly SentFile[]
}

/**
 * Keeps what came with a form, and answers the ids in order. The same form sent again has the same
 * files. Throws `unavailable` where they cannot be checked just now.
 */
export async function keepFiles(
  ctx: Ctx,
  t: Words,
  { owner, clientId, brought }: { owner: Owner; clientId: string; brought: Brought },
): Promise<{ ids: string[]; faults: Fault[] }> {
  const ids: string[] = []
  const faults: Fault[] = []
  for (const [index, { name, bytes }] of brought.files.entries()) {
    try {
      const row = await storeAttachment(ctx, owner, { name, bytes, clientId: `${clientId}.${brought.name}.${index}` })
      ids.push(row.id)
    } catch (error) {
      if (!(error instanceof CodedError) || error.code !== 'file_refused') throw error
      faults.push({ id: brought.id, words: t('faultFile', { name }) })
    }
  }
  return { ids, faults }
}
