import type { Feature } from '../feature.ts'
import { attachmentMigrations } from './migrations.ts'

export { attachToConversation } from './attach.ts'
export type { Owner } from './repository.ts'

/** Files that people send with messages. */
export const attachments: Feature = { name: 'attachments', migrations: attachmentMigrations }
