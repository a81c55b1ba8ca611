import type { Feature } from '../feature.ts'
import { inboundMailMigrations } from './migrations.ts'
import { FETCH_JOB, fetchFromResend } from './resend.ts'
import { mountInboundMail } from './routes.ts'

/** Mail that comes in and becomes a ticket or a reply. */
export const inboundMail: Feature = {
  name: 'inbound-mail',
  migrations: inboundMailMigrations,
  mount: mountInboundMail,
  jobs: { [FETCH_JOB]: fetchFromResend },
}
