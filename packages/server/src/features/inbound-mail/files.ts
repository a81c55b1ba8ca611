import { CodedError, LIMITS } from '@deskbell/protocol'
import type { Ctx } from '../../platform/context.ts'
import type { MailFile } from '../../platform/mail-in/index.ts'
import { storeAttachment } from '../attachments/index.ts'

/** What became of a mail's files. */
export interface KeptFiles {
  readonly ids: string[]
  /** Names of those that were not kept, each with the reason. */
  readonly left: string[]
}

/**
 * Keeps the files of a mail as its sender's uploads, those sent on purpose before pictures that only
 * stood in the text. What is too large, too many or refused is named, never a reason to lose the mail.
 */
export async function keepFiles(
  ctx: Ctx,
  customerId: string,
  key: string,
  files: readonly MailFile[],
): Promise<KeptFiles> {
  const sorted = [...files].sort((a, b) => Number(a.inline) - Number(b.inline))
  const kept: KeptFiles = { ids: [], left: [] }
  const owner = { workspaceId: ctx.workspaceId, kind: 'customer', id: customerId } as const
  for (const [at, { name, bytes }] of sorted.entries()) {
    if (kept.ids.length >= LIMITS.attachmentsPerMessage) {
      kept.left.push(`${name} (too many files)`)
      continue
    }
    try {
      const row = await storeAttachment(ctx, owner, { name, bytes, clientId: `${key.slice(0, 40)}-${at}` })
      // The same mail in a retry: those that were sent already are part of the message.
      kept.ids.push(row.id)
    } catch (error) {
      if (!(error instanceof CodedError) || error.code !== 'file_refused') throw error
      kept.left.push(`${name} (${error.message})`)
    }
  }
  return kept
}
