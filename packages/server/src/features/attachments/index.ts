import type { Feature } from '../feature.ts'
import { mountFiles } from './files-routes.ts'
import { attachmentMigrations } from './migrations.ts'
import { mountUploads } from './routes.ts'
import { SWEEP_JOB, sweepUploads } from './sweep.ts'

export { attachToConversation } from './attach.ts'
export { storeAttachment } from './keep.ts'
export { linkFor } from './links.ts'
export { findAttachments, moveUploads, type Owner } from './repository.ts'

/** Files that people send with messages. */
export const attachments: Feature = {
  name: 'attachments',
  migrations: attachmentMigrations,
  mount(app) {
    mountUploads(app)
    mountFiles(app)
  },
  jobs: { [SWEEP_JOB]: sweepUploads },
  schedules: [{ name: 'attachments.sweep', cron: '41 * * * *', kind: SWEEP_JOB }],
}
