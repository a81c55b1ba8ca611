import type { MessageContent } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { findEvent } from '../../platform/events.ts'
import type { Mail } from '../../platform/mail.ts'
import { whenInWords } from '../../platform/when.ts'
import { issueLink } from '../support-links/index.ts'
import { settingsFor } from '../tickets/index.ts'
import { findWorkspace, settingsOf } from '../workspaces/index.ts'
import { messageIdFor, replyAddress } from './addresses.ts'
import { BY_ITSELF, type MailedEvent, type MailKind } from './recipients.ts'
import {
  type DeliveryRow,
  endDelivery,
  findDelivery,
  findMessage,
  findReadSeq,
  findThread,
  listMailIds,
  type Thread,
} from './repository.ts'
import { type MailFacts, wordsOf } from './words.ts'

/** The job that writes and sends one mail. */
export const SEND_JOB = 'ticket_mail.send'

const REFERENCES = 10

/** Sends a mail that was planned, unless it was sent or what it tells was read meanwhile. */
export async function sendMail(ctx: Ctx, payload: unknown): Promise<void> {
  const { db, mailer, clock } = ctx.deps
  const delivery = await findDelivery(db, ctx.workspaceId, (payload as { deliveryId: string }).deliveryId)
  if (delivery?.status !== 'queued' || delivery.ticket_id === null) return
  const event = (await findEvent(db, ctx.workspaceId, delivery.event_id)) as MailedEvent | null
  const thread = await findThread(db, ctx.workspaceId, delivery.ticket_id)
  if (!event || !thread) return
  if (await wasRead(ctx, event, thread, delivery)) {
    await endDelivery(db, ctx.workspaceId, delivery.id, { status: 'skipped', reason: 'read meanwhile', sent_at: null })
    return
  }
  await mailer.send(await compose(ctx, delivery, event, thread))
  await endDelivery(db, ctx.workspaceId, delivery.id, { status: 'sent', reason: null, sent_at: clock.now() })
}

/** Whether the person has read the message by now, in the widget or in the console. */
async function wasRead(ctx: Ctx, event: MailedEvent, thread: Thread, { kind }: DeliveryRow): Promise<boolean> {
  if (event.type !== 'ticket.replied') return false
  if (kind === 'reply') return thread.customerReadSeq >= event.data.entrySeq
  if (thread.assigneeId === null) return false
  const read = await findReadSeq(ctx.deps.db, thread.conversationId, thread.assigneeId)
  return read >= event.data.entrySeq
}

async function compose(ctx: Ctx, delivery: DeliveryRow, event: MailedEvent, thread: Thread): Promise<Mail> {
  const { config } = ctx.deps
  const kind = delivery.kind as MailKind
  const toCustomer = !kind.startsWith('agent_')
  const answerTo = toCustomer ? replyAddress(config, thread.ticketId) : null
  const facts = await factsFor(ctx, event, thread, answerTo !== null, toCustomer)
  // Every mail of a ticket belongs to one that is never sent, so that mail programs keep them together.
  const root = messageIdFor(config, { ticketId: thread.ticketId, deliveryId: 'thread' })
  return {
    to: delivery.recipient,
    ...wordsOf(kind, facts),
    ...(answerTo && { replyTo: answerTo }),
    messageId: delivery.message_id,
    references: [
      root,
      ...(toCustomer ? await listMailIds(ctx.deps.db, ctx.workspaceId, thread.ticketId, REFERENCES) : []),
    ],
    headers: {
      ...(BY_ITSELF.includes(kind) || !toCustomer ? { 'Auto-Submitted': 'auto-generated' } : {}),
      'X-Auto-Response-Suppress': 'All',
    },
    idempotencyKey: delivery.id,
  }
}

async function factsFor(
  ctx: Ctx,
  event: MailedEvent,
  thread: Thread,
  answerable: boolean,
  toCustomer: boolean,
): Promise<MailFacts> {
  const { db, config } = ctx.deps
  const workspace = await findWorkspace(db, ctx.workspaceId)
  const settings = workspace ? settingsOf(workspace) : null
  const seq = event.type === 'ticket.replied' ? event.data.entrySeq : event.type === 'ticket.created' ? 1 : null
  const message = seq === null ? undefined : await findMessage(db, thread.conversationId, seq)
  const when = (at: number | string) =>
    whenInWords(at, settings?.locale ?? 'en', settings?.businessHours?.timeZone ?? 'UTC')
  const link = { customerId: thread.customerId, ticketId: thread.ticketId }
  return {
    thread,
    workspaceName: settings?.name ?? '',
    message: message ? { content: JSON.parse(message.data) as MessageContent, author: message.author } : null,
    customerUrl: toCustomer ? await inTransaction(ctx, (tx) => issueLink(ctx, tx, link)) : '',
    consoleUrl: `${config.publicUrl}/console/tickets/open/${thread.ticketId}`,
    answerable,
    survey: (await settingsFor(db, ctx.workspaceId)).survey,
    expectedAt: thread.expectedAt === null ? null : when(thread.expectedAt),
    closesAt: event.type === 'ticket.close_warned' ? when(event.data.closesAt) : null,
    reason: event.type === 'ticket.escalated' ? event.data.reason : clockReason(event),
  }
}

function clockReason(event: MailedEvent): string {
  if (event.type !== 'sla.escalated') return ''
  const promise = event.data.clock.replaceAll('_', ' ')
  return `the ${promise} is ${event.data.when === 'breached' ? 'overdue' : 'nearly due'}`
}
