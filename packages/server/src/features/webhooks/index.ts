import type { Feature } from '../feature.ts'
import { sweepDeliveries } from './deliveries.ts'
import { webhookMigrations } from './migrations.ts'
import { mountWebhooks } from './routes.ts'
import { startWebhooks, webhookWorker } from './worker.ts'

const SWEEP_JOB = 'webhooks.sweep'
/** Requests and jobs are over by then: what is still under way is cut off soon. */
const STOP_MS = 1_000

/** Addresses of the host's that are told of events. */
export const webhooks: Feature = {
  name: 'webhooks',
  migrations: webhookMigrations,
  mount: mountWebhooks,
  jobs: { [SWEEP_JOB]: ({ deps }) => sweepDeliveries(deps) },
  schedules: [{ name: SWEEP_JOB, cron: '37 3 * * *', kind: SWEEP_JOB }],
  notice(deps, { workspaceId }) {
    webhookWorker(deps)?.notice(workspaceId)
  },
  start: startWebhooks,
  async stop(deps) {
    await webhookWorker(deps)?.stop(STOP_MS)
  },
}
