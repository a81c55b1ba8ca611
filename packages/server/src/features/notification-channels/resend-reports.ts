import type { Suppression } from '@deskbell/protocol'
import * as v from 'valibot'
import type { Deps } from '../../platform/context.ts'
import type { ResendEvent } from '../../platform/resend-webhook.ts'
import { type DeliveryReport, reasonOf } from './report.ts'
import { takeReport } from './reports.ts'

const text = v.optional(v.string())
const Data = v.object({
  email_id: v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/)),
  bounce: v.optional(v.object({ message: text, type: text, subType: text })),
  failed: v.optional(v.object({ reason: text })),
  suppressed: v.optional(v.object({ message: text })),
})
type Data = v.InferOutput<typeof Data>
type Said = Pick<DeliveryReport, 'status' | 'reason' | 'suppress'>

/** What each event says of a mail; others are about something else. */
const EVENTS: Readonly<Record<string, (data: Data) => Said>> = {
  'email.sent': () => said('sent'),
  'email.delivered': () => said('delivered'),
  'email.delivery_delayed': () => said(null, 'The receiving mail server puts it off; it is tried again'),
  'email.failed': ({ failed }) => said('failed', reasonOf(failed?.reason) ?? 'Resend could not send it'),
  'email.complained': () => said('complained', 'The reader marked it as spam', 'complained'),
  'email.suppressed': ({ suppressed }) =>
    said('bounced', reasonOf(suppressed?.message) ?? 'Resend sends nothing to this address any more', 'bounced'),
  'email.bounced': ({ bounce }) =>
    said(
      'bounced',
      reasonOf(bounce?.subType, bounce?.message) ?? 'The receiving mail server refused it',
      // A full mailbox, say, may be emptied.
      bounce?.type === undefined || bounce.type === 'Permanent' ? 'bounced' : null,
    ),
}

/** Takes what Resend says of a mail that we sent; what is about something else is dropped. */
export async function takeResendReport(deps: Deps, { id, type, data }: ResendEvent): Promise<void> {
  const read = Object.hasOwn(EVENTS, type) ? EVENTS[type] : undefined
  const parsed = v.safeParse(Data, data)
  if (!read || !parsed.success) return
  await takeReport(deps, {
    provider: 'resend',
    id,
    workspaceId: null,
    providerId: parsed.output.email_id,
    deliveryId: null,
    ...read(parsed.output),
  })
}

function said(
  status: Said['status'],
  reason: string | null = null,
  suppress: Suppression['reason'] | null = null,
): Said {
  return { status, reason, suppress }
}
