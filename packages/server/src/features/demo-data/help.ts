import type { Ctx } from '../../platform/context.ts'
import { type Folder, importFolder, revisionOf } from '../help/index.ts'

/**
 * Gives the demo its help centre: Deskbell's own documentation. One that holds anything is left as
 * it is.
 */
export async function seedHelp(ctx: Ctx, documentation: Folder | null): Promise<void> {
  if (documentation === null || (await revisionOf(ctx.deps.db, ctx.workspaceId)) > 0) return
  await importFolder(ctx, documentation)
}
