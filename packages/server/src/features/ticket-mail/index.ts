import type { Feature } from '../feature.ts'
import { ticketMailMigrations } from './migrations.ts'
import { PLAN_JOB, planMails } from './plan.ts'
import { SEND_JOB, sendMail } from './send.ts'

export { plusPart, readMessageId, readReplyAddress } from './addresses.ts'

/** What customers and agents are mailed about tickets. */
export const ticketMail: Feature = {
  name: 'ticket-mail',
  migrations: ticketMailMigrations,
  jobs: { [PLAN_JOB]: planMails, [SEND_JOB]: sendMail },
  subscribers: {
    'ticket.created': [PLAN_JOB],
    'ticket.replied': [PLAN_JOB],
    'ticket.moved': [PLAN_JOB],
    'ticket.close_warned': [PLAN_JOB],
    'ticket.escalated': [PLAN_JOB],
    'sla.escalated': [PLAN_JOB],
  },
}
