import type { Ctx } from '../../platform/context.ts'
import { type Folder, importFolder, listArticles, resolveReader, revisionOf } from '../help/index.ts'
import { seedPages } from './pages.ts'
import { seedReaders } from './readers.ts'

/**
 * Gives the demo its help centre: Deskbell's own documentation. One that holds anything is left as
 * it is.
 */
export async function seedHelp(ctx: Ctx, workspaceKey: string, documentation: Folder | null): Promise<void> {
  if (documentation === null || (await revisionOf(ctx.deps.db, ctx.workspaceId)) > 0) return
  await importFolder(ctx, documentation)
  await seedPages(ctx)
  const reader = await resolveReader(ctx, { workspace: workspaceKey })
  const { items } = await listArticles(ctx, reader, { limit: 60 })
  await seedReaders(ctx, workspaceKey, items)
}
