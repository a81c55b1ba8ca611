import * as v from 'valibot'
import { inTransaction } from '../../db/transaction.ts'
import type { Deps } from '../../platform/context.ts'
import { fetchResendMail } from '../../platform/mail-in/index.ts'
import type { ResendEvent } from '../../platform/resend-webhook.ts'
import type { JobHandler } from '../feature.ts'
import { takeResendReport } from '../notification-channels/index.ts'
import { systemCtx } from '../workspaces/index.ts'
import { ingest } from './ingest.ts'

export const FETCH_JOB = 'inbound-mail.fetch'

const EmailId = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/))

/** Takes a webhook of Resend: a mail that came is fetched by a job, so that nothing is lost where that fails. */
export async function takeResendEvent(deps: Deps, event: ResendEvent): Promise<void> {
  const emailId = event.data.email_id
  if (event.type !== 'email.received') return takeResendReport(deps, event)
  if (!v.is(EmailId, emailId)) return
  const job = { kind: FETCH_JOB, payload: { emailId }, uniqueKey: `resend:${emailId}` }
  await inTransaction(systemCtx(deps, ''), (tx) => tx.enqueue(job))
}

/** Fetches a mail that Resend took for us, and takes it. Tried again until it is there. */
export const fetchFromResend: JobHandler = async ({ deps }, payload, { signal }) => {
  const { emailId } = v.parse(v.object({ emailId: EmailId }), payload)
  const key = deps.config.resendApiKey
  if (key === null) throw new Error('RESEND_API_KEY is not set')
  const { raw, size } = await fetchResendMail(key, emailId, signal)
  await ingest(deps, 'resend', raw, { size })
}
