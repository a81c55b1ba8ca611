import {
  CodedError,
  type CreateTicket,
  checkFields,
  type FieldError,
  type Priority,
  type TicketCreated,
  type TicketField,
} from '@deskbell/protocol'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { AlreadySent, type Caller, findStarted, getConversation, requireCaller } from '../conversations/index.ts'
import { type CustomerRow, ensureContact, findCustomer } from '../customers/index.ts'
import { requireTicketType, type TicketTypeRow } from '../ticket-types/index.ts'
import { digestOfQuestion } from './digest.ts'
import { type Opening, openTicket, raised } from './open.ts'
import { findSame, findTicketOf, type TicketRow, takeTicketNumber } from './repository.ts'
import { settingsFor } from './settings.ts'
import { readTicket } from './ticket.ts'

/** What those who bring a question from elsewhere know of it beside: mail, forms. */
export interface Origin {
  readonly channel?: 'chat' | 'form' | 'email' | 'api'
  /** False where nothing vouches for the sender. */
  readonly verifiedSender?: boolean
  readonly automatic?: boolean
  /** What stood below the words of a mail. */
  readonly quoted?: string
}

/** Thrown to undo a transaction whose question was asked before; the first ticket is the answer. */
class AlreadyAsked extends Error {
  readonly ticket: TicketRow
  constructor(ticket: TicketRow) {
    super()
    this.ticket = ticket
  }
}

/**
 * Asks a question: opens a conversation with its first message, makes it a ticket, routes it, gives
 * it to somebody and answers by itself. The same question of the same person within some minutes, and
 * a retry with the same client id, answer with the first ticket. Throws `invalid_input` naming the
 * fields, and `not_found` for an unknown type or customer.
 */
export async function createTicket(ctx: Ctx, input: CreateTicket, origin: Origin = {}): Promise<TicketCreated> {
  const caller = requireCaller(ctx)
  if (caller.kind === 'customer') refuseAgentsFields(input)
  try {
    const ticket = await inTransaction(ctx, (tx) => ask(ctx, tx, caller, input, origin))
    return answer(ctx, caller, ticket, false)
  } catch (error) {
    if (error instanceof AlreadyAsked) return answer(ctx, caller, error.ticket, true)
    if (!(error instanceof AlreadySent)) throw error
    return answer(ctx, caller, await firstOf(ctx, caller, input), true)
  }
}

async function ask(ctx: Ctx, tx: Tx, caller: Caller, input: CreateTicket, origin: Origin): Promise<TicketRow> {
  // Nobody asked whoever writes a mail to choose a type or to fill in a form.
  const isMail = origin.channel === 'email'
  const type = isMail
    ? await requireTicketType(tx.db, ctx.workspaceId, input.typeId)
    : await usableType(tx, caller, ctx.workspaceId, input.typeId)
  const fields = isMail ? {} : checked(JSON.parse(type.fields) as TicketField[], input.fields)
  const customer = await customerOf(ctx, tx, caller, input)
  const number = await takeTicketNumber(tx.db, ctx.workspaceId)
  const digest = digestOfQuestion(type.id, input.subject, input.content.text, JSON.stringify(fields))
  const { duplicateMinutes } = await settingsFor(tx.db, ctx.workspaceId)
  const since = tx.now() - duplicateMinutes * 60_000
  const same = await findSame(tx.db, ctx.workspaceId, customer.id, digest, since)
  if (same) throw new AlreadyAsked(same)
  const content = {
    ...input.content,
    ...(origin.quoted && { quoted: origin.quoted }),
    ...(origin.automatic && { automatic: true }),
  }
  const attachmentIds = [
    ...input.attachmentIds,
    ...Object.values(fields).flatMap((value) => (Array.isArray(value) ? value : [])),
  ]
  const message = { clientId: input.clientId, content, attachmentIds }
  const opening = openingOf(ctx, input, { type, fields, customer, origin })
  return (await openTicket(ctx, tx, caller, message, opening, number)).ticket
}

function openingOf(
  { actor }: Ctx,
  input: CreateTicket,
  {
    type,
    fields,
    customer,
    origin,
  }: { type: TicketTypeRow; fields: Opening['fields']; customer: CustomerRow; origin: Origin },
): Opening {
  const byType = type.priority as Priority
  return {
    customer,
    type,
    fields,
    subject: input.subject,
    channel: origin.channel ?? input.channel ?? (actor.kind === 'agent' ? 'phone' : 'form'),
    priority: input.priority ?? (input.pressing ? raised(byType) : byType),
    tags: input.tags ?? [],
    metadata: input.metadata ?? {},
    bookingRef: input.bookingRef ?? bookingIn(JSON.parse(type.fields) as TicketField[], fields),
    contactMethod: input.contactMethod ?? null,
    verifiedSender: origin.verifiedSender ?? (actor.kind === 'agent' || (actor.kind === 'customer' && actor.verified)),
    automatic: origin.automatic ?? false,
  }
}

/** The first field that asks for a booking says which one it is about. */
function bookingIn(fields: readonly TicketField[], values: Opening['fields']): string | null {
  const key = fields.find((field) => field.kind === 'booking')?.key
  const value = key === undefined ? undefined : values[key]
  return typeof value === 'string' ? value : null
}

/** A type that new tickets may have. */
export async function usableType(tx: Tx, caller: Caller, workspaceId: string, id: string): Promise<TicketTypeRow> {
  const type = await requireTicketType(tx.db, workspaceId, id)
  if (type.archived === 1 || (caller.kind === 'customer' && type.offered === 0)) {
    throw invalid([{ path: 'typeId', message: 'is a type that is not used any more; read the contact form again' }])
  }
  return type
}

/** Answers that fit the fields of a type. Throws `invalid_input` naming those that do not. */
export function checked(fields: readonly TicketField[], values: Opening['fields']): Opening['fields'] {
  const result = checkFields(fields, values)
  if (result.errors.length === 0) return result.values
  throw invalid(result.errors.map(({ key, message }) => ({ path: `fields.${key}`, message })))
}

async function customerOf(ctx: Ctx, tx: Tx, caller: Caller, { customer }: CreateTicket): Promise<CustomerRow> {
  const id = caller.kind === 'customer' ? caller.id : customer && 'id' in customer ? customer.id : null
  if (id !== null) {
    const row = await findCustomer(tx.db, ctx.workspaceId, id)
    if (!row) throw new CodedError('not_found', `No customer has the id ${id}`)
    return row
  }
  if (!customer || 'id' in customer) throw invalid([{ path: 'customer', message: 'must say whom it is for' }])
  const { name, email, phone, locale } = customer
  return ensureContact(tx, ctx.workspaceId, { email: email ?? null, name, phone, locale })
}

function refuseAgentsFields(input: CreateTicket): void {
  const names = ['customer', 'channel', 'priority', 'tags', 'metadata'] as const
  const given = names.filter((name) => input[name] !== undefined)
  if (given.length > 0) throw invalid(given.map((path) => ({ path, message: 'is for agents' })))
}

function invalid(errors: FieldError[]): CodedError {
  return new CodedError('invalid_input', undefined, { errors })
}

/** The ticket that a client id made before. */
async function firstOf(ctx: Ctx, caller: Caller, input: CreateTicket): Promise<TicketRow> {
  const { db } = ctx.deps
  const customerId =
    caller.kind === 'customer' ? caller.id : input.customer && 'id' in input.customer ? input.customer.id : null
  const started = customerId === null ? undefined : await findStarted(db, customerId, input.clientId)
  const first = started && (await findTicketOf(db, ctx.workspaceId, started.id))
  if (!first) throw new CodedError('conflict')
  if (first.subject !== input.subject || first.type_id !== input.typeId) throw new CodedError('client_id_reused')
  return first
}

async function answer(ctx: Ctx, caller: Caller, row: TicketRow, duplicate: boolean): Promise<TicketCreated> {
  return {
    ticket: await readTicket(ctx.deps, row, caller),
    conversation: await getConversation(ctx, { conversationId: row.conversation_id }),
    duplicate,
  }
}
