import { inTransaction } from '../../db/transaction.ts'
import type { MailFile } from '../../platform/mail-in/index.ts'
import { customerCtx, ensureContact } from '../customers/index.ts'
import { listTicketTypeRows, type TicketTypeRow } from '../ticket-types/index.ts'
import { createTicket, type Origin, replyToTicket } from '../tickets/index.ts'
import { keepFiles } from './files.ts'
import type { Arrival, Ingested } from './ingest.ts'
import type { SignedTicket } from './repository.ts'
import { readWords, type Said } from './said.ts'

/** A remark for colleagues that goes with a mail. */
export interface MailNote {
  readonly conversationId: string
  readonly text: string
}

/** What was done with a mail, and what is still to be written down. */
export interface Delivered {
  readonly result: Omit<Ingested, 'duplicate'>
  readonly notes: readonly MailNote[]
  /** Message-IDs of mails of ours that could not be delivered, with the reason. */
  readonly failedMessageIds: readonly string[]
}

/**
 * Puts a mail where it belongs. A signed address is trusted from the customer it was given to; from
 * anybody else it becomes a ticket of its own, beside which stands which one it answers.
 */
export async function deliver(arrival: Arrival): Promise<Delivered> {
  const { ticket, mail, verdict } = arrival
  const said = readWords(mail)
  if (said.text === '' && said.subject === '' && mail.files.length === 0) {
    return {
      result: { outcome: 'refused', ticketId: null, reason: 'it says nothing' },
      notes: [],
      failedMessageIds: [],
    }
  }
  const isOwn = ticket !== null && mail.from !== null && ticket.email?.toLowerCase() === mail.from.address
  if (!ticket || !isOwn) return ask(arrival, said)
  const isDone = ticket.status === 'resolved' || ticket.status === 'closed'
  // What a machine says never takes up again what was done.
  return verdict.kind !== 'person' && isDone ? remark(arrival, ticket, said) : reply(arrival, ticket, said)
}

async function reply(arrival: Arrival, ticket: SignedTicket, said: Said): Promise<Delivered> {
  const ctx = customerCtx(arrival.ctx.deps, ticket.workspace_id, ticket.customer_id, arrival.ctx.requestId)
  const { ids, left } = await keepFiles(ctx, ticket.customer_id, arrival.key, filesOf(arrival, said))
  const { ticket: replied, conversation } = await replyToTicket(
    ctx,
    {
      ticketId: ticket.id,
      clientId: clientIdOf(arrival),
      content: { type: 'text', text: said.text || (ids.length > 0 ? '' : said.subject) },
      attachmentIds: ids,
    },
    originOf(arrival, said),
  )
  return done(arrival, replied.id, 'reply', notesOf(arrival, conversation.id, left))
}

async function ask(arrival: Arrival, said: Said): Promise<Delivered> {
  const { ctx, mail, ticket } = arrival
  const customer = await inTransaction(ctx, (tx) =>
    ensureContact(tx, ctx.workspaceId, { email: mail.from?.address ?? null, name: mail.from?.name || null }),
  )
  const own = customerCtx(ctx.deps, ctx.workspaceId, customer.id, ctx.requestId)
  const { ids, left } = await keepFiles(own, customer.id, arrival.key, filesOf(arrival, said))
  const type = defaultType(await listTicketTypeRows(ctx.deps.db, ctx.workspaceId))
  const { ticket: asked, conversation } = await createTicket(
    own,
    {
      clientId: clientIdOf(arrival),
      typeId: type.id,
      subject: said.subject || said.text.split('\n', 1)[0]?.slice(0, 200).trim() || mail.files[0]?.name || 'E-mail',
      content: { type: 'text', text: said.text || (ids.length > 0 ? '' : said.subject) },
      fields: {},
      attachmentIds: ids,
      pressing: false,
    },
    originOf(arrival, said),
  )
  const notes = notesOf(arrival, conversation.id, left)
  if (ticket && ticket.conversation_id !== conversation.id) {
    const sender = mail.from?.address ?? 'somebody without an address'
    notes.push(
      {
        conversationId: conversation.id,
        text: `This answers a mail about #${ticket.number}, but came from ${sender}, who is not its customer. Merge them if they belong together.`,
      },
      {
        conversationId: ticket.conversation_id,
        text: `${sender}, who is not the customer, answered a mail about this ticket: see #${asked.number}.`,
      },
    )
  }
  return done(arrival, asked.id, 'new_ticket', notes)
}

/** What a machine answers to a finished ticket stands beside it, for colleagues. */
async function remark(arrival: Arrival, ticket: SignedTicket, said: Said): Promise<Delivered> {
  const text = `An automatic reply came from ${arrival.mail.from?.address}:\n\n${said.text || said.subject}`
  return done(arrival, ticket.id, 'reply', [{ conversationId: ticket.conversation_id, text }])
}

function done(
  { verdict, match }: Arrival,
  ticketId: string,
  outcome: 'reply' | 'new_ticket',
  notes: MailNote[],
): Delivered {
  const isMachine = verdict.kind !== 'person'
  const reason = isMachine ? verdict.reason : match.isForged ? 'a forged reply address or Message-ID' : null
  return { result: { outcome: isMachine ? 'automatic' : outcome, ticketId, reason }, notes, failedMessageIds: [] }
}

function originOf({ verdict }: Arrival, { quoted }: Said): Origin {
  return { channel: 'email', verifiedSender: false, automatic: verdict.kind !== 'person', ...(quoted && { quoted }) }
}

/** The same mail taken twice, as after a crash, makes one message. */
function clientIdOf({ key }: Arrival): string {
  return `mail-${key.slice(0, 43)}`
}

/** A mail longer than a message comes along as a file; of one that was cut off, files are not whole. */
function filesOf({ mail, oversize }: Arrival, { whole }: Said): MailFile[] {
  const files = oversize === null ? mail.files : []
  if (whole === null) return [...files]
  return [{ name: 'message.txt', type: 'text/plain', bytes: new TextEncoder().encode(whole), inline: false }, ...files]
}

function notesOf({ oversize }: Arrival, conversationId: string, left: readonly string[]): MailNote[] {
  const texts = [
    ...(oversize === null
      ? []
      : [
          `The mail had ${Math.round(oversize / 1024 / 1024)} MB, which is more than is taken: its files are not here.`,
        ]),
    ...(left.length === 0 ? [] : [`Files that were not kept: ${left.join(', ')}`]),
  ]
  return texts.map((text) => ({ conversationId, text: text.slice(0, 5_000) }))
}

/** The type of general questions, else the first that customers may choose, else any. */
function defaultType(rows: readonly TicketTypeRow[]): TicketTypeRow {
  const usable = rows.filter((row) => row.archived === 0)
  const offered = usable.filter((row) => row.offered === 1)
  const found = offered.find((row) => row.key.startsWith('general')) ?? offered[0] ?? usable[0] ?? rows[0]
  if (!found) throw new Error('The workspace has no type of ticket')
  return found
}
