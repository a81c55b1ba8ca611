import type { Tx } from '../../db/transaction.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { findEvent } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { messageIdFor } from './addresses.ts'
import { BY_ITSELF, type MailedEvent, mailsFor, type PlannedMail } from './recipients.ts'
import { countDeliveries, holdRecipient, insertDelivery, type Thread } from './repository.ts'
import { SEND_JOB } from './send.ts'

/** The job that decides who is mailed about an event. */
export const PLAN_JOB = 'ticket_mail.plan'

const HOUR = 3_600_000

/** What an address that nobody vouched for may be sent so: nobody can have us flood a stranger. */
const CAPS = [
  { kinds: ['created'], most: 3, within: 24 * HOUR },
  { kinds: BY_ITSELF, most: 10, within: HOUR },
] as const

/** Whoever reads along in chat or console need not be mailed: such mail waits, and is dropped once it was read. */
const PATIENCE = 60_000

/** Writes down each mail that an event asks for, once, and queues it. */
export async function planMails(ctx: Ctx, payload: unknown): Promise<void> {
  const event = await findEvent(ctx.deps.db, ctx.workspaceId, (payload as { eventId: string }).eventId)
  if (!event || !isMailed(event)) return
  const plan = await mailsFor(ctx.deps.db, event)
  if (!plan) return
  for (const mail of plan.mails) await inTransaction(ctx, (tx) => queue(ctx, tx, event, plan.thread, mail))
}

const TYPES = [
  'ticket.created',
  'ticket.replied',
  'ticket.moved',
  'ticket.close_warned',
  'ticket.escalated',
  'sla.escalated',
]

function isMailed(event: { type: string }): event is MailedEvent {
  return TYPES.includes(event.type)
}

async function queue(ctx: Ctx, tx: Tx, event: MailedEvent, thread: Thread, mail: PlannedMail): Promise<void> {
  const id = newId('delivery')
  const held = thread.email === mail.recipient && !thread.verified ? await overCap(tx, mail) : null
  const added = await insertDelivery(tx.db, {
    id,
    workspace_id: ctx.workspaceId,
    recipient: mail.recipient,
    kind: mail.kind,
    ticket_id: thread.ticketId,
    event_id: event.id,
    message_id: messageIdFor(ctx.deps.config, { ticketId: thread.ticketId, deliveryId: id }),
    status: held === null ? 'queued' : 'held',
    reason: held,
    created_at: tx.now(),
    sent_at: null,
  })
  if (!added || held !== null) return
  const patient = event.type === 'ticket.replied' && (mail.kind === 'agent_reply' || thread.channel !== 'email')
  await tx.enqueue({ kind: SEND_JOB, payload: { deliveryId: id }, runAt: tx.now() + (patient ? PATIENCE : 0) })
}

/** Why a mail is not sent to an address that nobody vouched for; null where it may be. */
async function overCap(tx: Tx, { kind, recipient }: PlannedMail): Promise<string | null> {
  // Held until the commit, so that rivals count what this one adds.
  await holdRecipient(tx.db, recipient, tx.now())
  for (const { kinds, most, within } of CAPS) {
    if (!(kinds as readonly string[]).includes(kind)) continue
    const sent = await countDeliveries(tx.db, recipient, kinds, tx.now() - within)
    if (sent >= most) return `${most} such mails went to this address within ${within / HOUR} h`
  }
  return null
}
