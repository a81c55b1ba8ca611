import type { MailBrand } from '@deskbell/protocol'
import type { Deps } from '../../platform/context.ts'
import type { MailLook } from '../../platform/mail-design/index.ts'
import { findWorkspace, settingsOf } from '../workspaces/index.ts'
import { findBrand } from './repository.ts'

/** What a workspace has that chose nothing. */
const PLAIN: MailBrand = { color: null, logoUrl: null, footer: '' }

export async function brandOf(db: Deps['db'], workspaceId: string): Promise<MailBrand> {
  const brand = await findBrand(db, workspaceId)
  return brand === null ? PLAIN : { ...PLAIN, ...(JSON.parse(brand) as Partial<MailBrand>) }
}

/** How the mails of a workspace look, or would look with a brand that is not saved, and what stands under them. */
export async function lookOf(
  db: Deps['db'],
  workspaceId: string,
  unsaved?: MailBrand,
): Promise<MailLook & { footer: string }> {
  const workspace = await findWorkspace(db, workspaceId)
  const { name, brandColor } = settingsOf(workspace ?? { settings: '{}' })
  const { color, logoUrl, footer } = unsaved ?? (await brandOf(db, workspaceId))
  return { name, color: color ?? brandColor, logoUrl, footer }
}
