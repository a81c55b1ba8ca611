import type { Deps } from '../../platform/context.ts'
import type { Feature } from '../feature.ts'
import { inboundMailMigrations } from './migrations.ts'
import { FETCH_JOB, fetchFromResend } from './resend.ts'
import { mountInboundMail } from './routes.ts'
import { watchMailbox } from './watch.ts'

/** How to stop reading the mailbox, for each service in this process. */
const watches = new WeakMap<Deps, () => Promise<void>>()

/** Mail that comes in and becomes a ticket or a reply. */
export const inboundMail: Feature = {
  name: 'inbound-mail',
  migrations: inboundMailMigrations,
  mount: mountInboundMail,
  jobs: { [FETCH_JOB]: fetchFromResend },
  start(deps) {
    if (deps.config.imapUrl !== null) watches.set(deps, watchMailbox(deps, deps.config.imapUrl))
  },
  async stop(deps) {
    await watches.get(deps)?.()
  },
}
