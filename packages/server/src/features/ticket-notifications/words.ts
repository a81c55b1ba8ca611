import type { MessageContent } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import type { MailParts } from '../../platform/channels/channel.ts'
import type { Ctx } from '../../platform/context.ts'
import { REPLY_MARKER } from '../../platform/mail-in/index.ts'
import { whenInWords } from '../../platform/when.ts'
import { wordsOfPlace } from '../conversations/index.ts'
import { issueLink } from '../support-links/index.ts'
import type { StoredTelling, Wording } from '../telling.ts'
import { settingsFor } from '../tickets/index.ts'
import { findWorkspace, settingsOf } from '../workspaces/index.ts'
import { messageIdFor, replyAddress } from './addresses.ts'
import { findMessage, findNoteText, findReadSeq, findThread, listMailIds, type Thread } from './repository.ts'

type Words = Wording | { readonly skip: string }
interface How {
  readonly withLink: boolean
}

const REFERENCES = 10
const GONE = { skip: 'The ticket is gone' }
const READ = { skip: 'It was read meanwhile' }

/** Kinds that follow from what a customer does, or from time: a machine must not answer them. */
const BY_ITSELF = ['ticket_created', 'ticket_resolved', 'ticket_closed', 'ticket_close_warned']

/** What the words for a customer are made of. */
export async function wordsForCustomer(ctx: Ctx, telling: StoredTelling, { withLink }: How): Promise<Words> {
  const thread = await findThread(ctx.deps.db, ctx.workspaceId, telling.ticketId ?? '')
  if (!thread) return GONE
  const seq = telling.kind === 'ticket_created' ? 1 : numberOf(telling.data.entrySeq)
  if (telling.kind === 'ticket_reply' && seq !== null && thread.customerReadSeq >= seq) return READ
  const target = { customerId: thread.customerId, ticketId: thread.ticketId }
  // A link is made for each mail and kept nowhere else: a line in the notification centre needs none.
  const url = withLink ? await inTransaction(ctx, (tx) => issueLink(ctx, tx, target)) : ''
  const closesAt = numberOf(telling.data.closesAt)
  const survey = telling.kind === 'ticket_resolved' && (await settingsFor(ctx.deps.db, ctx.workspaceId)).survey
  const answerTo = replyAddress(ctx.deps.config, thread.ticketId)
  return {
    values: {
      ...ticketValues(thread),
      ...(await messageValues(ctx, thread, seq)),
      ...(thread.summary !== null && { 'ticket.summary': thread.summary }),
      ...(thread.expectedAt !== null && { expected_response: await inWords(ctx, thread.expectedAt) }),
      ...(closesAt !== null && { 'ticket.closes_at': await inWords(ctx, closesAt) }),
      ...(survey && url && { 'survey.url': `${url}?rate#rating` }),
    },
    url: url || null,
    ...(answerTo && { replyMarker: REPLY_MARKER }),
    mail: (deliveryId) => partsOf(ctx, telling, thread, deliveryId),
  }
}

/** What the words for an agent are made of. */
export async function wordsForAgent(ctx: Ctx, telling: StoredTelling): Promise<Words> {
  const { db, config } = ctx.deps
  const thread = await findThread(db, ctx.workspaceId, telling.ticketId ?? '')
  if (!thread) return GONE
  const seq = telling.kind === 'agent_ticket_created' ? 1 : numberOf(telling.data.entrySeq)
  if (telling.kind === 'agent_ticket_reply' && seq !== null && telling.to.kind === 'agent') {
    if ((await findReadSeq(db, thread.conversationId, telling.to.id)) >= seq) return READ
  }
  return {
    values: {
      ...ticketValues(thread),
      'customer.name': thread.customerName ?? thread.email ?? '',
      reason: telling.data.reason ?? '',
      ...(await messageValues(ctx, thread, seq)),
    },
    url: `${config.publicUrl}/console/tickets/open/${thread.ticketId}`,
    mail: (deliveryId) => partsOf(ctx, telling, thread, deliveryId),
  }
}

/** What the words for a colleague are made of whom a note names. */
export async function wordsOfMention(ctx: Ctx, telling: StoredTelling): Promise<Words> {
  const { db, config } = ctx.deps
  const note = await findNoteText(db, ctx.workspaceId, telling.data.noteId ?? '')
  if (!note) return { skip: 'The note was removed' }
  const thread = telling.ticketId === null ? null : await findThread(db, ctx.workspaceId, telling.ticketId)
  return {
    values: {
      ...(thread && ticketValues(thread)),
      'mention.author': note.author ?? '',
      'mention.text': note.text,
    },
    url: thread
      ? `${config.publicUrl}/console/tickets/open/${thread.ticketId}`
      : `${config.publicUrl}/console/inbox/all/${note.conversationId}`,
  }
}

/** Every mail of a ticket belongs to one that is never sent, so that mail programs keep them together. */
async function partsOf(ctx: Ctx, telling: StoredTelling, thread: Thread, deliveryId: string): Promise<MailParts> {
  const { config, db } = ctx.deps
  const toCustomer = telling.to.kind === 'customer'
  const answerTo = toCustomer ? replyAddress(config, thread.ticketId) : null
  const root = messageIdFor(config, { ticketId: thread.ticketId, deliveryId: 'thread' })
  const earlier = toCustomer ? await listMailIds(db, ctx.workspaceId, thread.ticketId, REFERENCES) : []
  return {
    messageId: messageIdFor(config, { ticketId: thread.ticketId, deliveryId }),
    references: [root, ...earlier],
    ...(answerTo && { replyTo: answerTo }),
    headers: {
      ...(BY_ITSELF.includes(telling.kind) || !toCustomer ? { 'Auto-Submitted': 'auto-generated' } : {}),
      'X-Auto-Response-Suppress': 'All',
    },
  }
}

function ticketValues({ number, subject, status, priority }: Thread): Record<string, string> {
  return {
    'ticket.number': String(number),
    'ticket.subject': subject,
    'ticket.status': status,
    'ticket.priority': priority,
  }
}

async function messageValues(ctx: Ctx, thread: Thread, seq: number | null): Promise<Record<string, string>> {
  const message = seq === null ? undefined : await findMessage(ctx.deps.db, thread.conversationId, seq)
  if (!message) return {}
  const { text, attachments = [], location } = JSON.parse(message.data) as MessageContent
  return {
    'message.text': text || (location ? wordsOfPlace(location) : ''),
    'message.author': message.author ?? '',
    'message.files': attachments.map(({ name }) => name).join('\n'),
  }
}

/** An instant as the workspace says it, in its own zone. */
async function inWords(ctx: Ctx, at: number): Promise<string> {
  const workspace = await findWorkspace(ctx.deps.db, ctx.workspaceId)
  const settings = workspace ? settingsOf(workspace) : null
  return whenInWords(at, settings?.locale ?? 'en', settings?.businessHours?.timeZone ?? 'UTC')
}

function numberOf(text: string | undefined): number | null {
  return text === undefined ? null : Number(text)
}
