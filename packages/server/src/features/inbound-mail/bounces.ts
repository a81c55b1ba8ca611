import { readMessageId } from '../ticket-notifications/index.ts'
import type { Delivered } from './deliver.ts'
import type { Arrival } from './ingest.ts'
import { findSignedTicket } from './repository.ts'

/** A mail of ours that came back: noted beside its ticket, never a ticket of its own. */
export async function readBounce({ ctx, mail }: Arrival): Promise<Delivered> {
  const { config, db } = ctx.deps
  const report = mail.report
  const ours = [...(report?.messageIds ?? []), ...mail.references].filter((id) => readMessageId(config, id) !== null)
  const ticketId = ours.map((id) => readMessageId(config, id)?.ticketId ?? null)[0] ?? null
  const ticket = ticketId ? await findSignedTicket(db, ticketId) : undefined
  const isFailure = (report?.action ?? 'failed') === 'failed'
  const recipient = report?.recipient ?? ticket?.email ?? 'its recipient'
  const why = [report?.status, report?.diagnostic].filter(Boolean).join(' ')
  const reason = `${report?.action ?? 'failed'}${why && `: ${why}`}`.slice(0, 500)
  const known = ticket?.workspace_id === ctx.workspaceId ? ticket : undefined
  return {
    result: { outcome: 'bounce', ticketId: known?.id ?? null, reason },
    notes:
      known && isFailure
        ? [
            {
              conversationId: known.conversation_id,
              text: `A mail to ${recipient} could not be delivered. ${why}`.trim(),
            },
          ]
        : [],
    failedMessageIds: isFailure ? ours : [],
  }
}
