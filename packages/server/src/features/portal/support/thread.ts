import {
  type AttachmentLink,
  type BusinessHours,
  DONE_STATUSES,
  type MessageEntry,
  type Priority,
  type Ticket,
  type TicketField,
} from '@deskbell/protocol'
import type { Ctx } from '../../../platform/context.ts'
import { findAttachments, linkFor } from '../../attachments/index.ts'
import { listEntries } from '../../conversations/index.ts'
import { findCustomer } from '../../customers/index.ts'
import { expectedAnswerAt, findTicketType, type TicketTypeRow, toTicketType } from '../../ticket-types/index.ts'
import { findTicketOf, settingsFor } from '../../tickets/index.ts'
import { openingAt } from '../../workspaces/index.ts'
import type { Site } from '../site.ts'
import { zoneOf } from './words.ts'

const MESSAGES = 100

/** Everything that the page of a request shows beside the request itself. */
export interface RequestThread {
  readonly messages: readonly MessageEntry[]
  /** Before which place in the log there is more; null where there is not. */
  readonly earlierThan: number | null
  /** Who wrote: by kind and id. */
  readonly nameOf: (by: MessageEntry['by']) => string | null
  readonly links: ReadonlyMap<string, AttachmentLink>
  readonly answers: readonly { readonly label: string; readonly answer: string }[]
  readonly zone: string
  readonly survey: boolean
  /** When an answer may honestly be expected, in epoch milliseconds; null where none is owed, or it is overdue. */
  readonly expectedAt: number | null
}

/** Reads the thread of a request for its customer. */
export async function readThread(site: Site, ctx: Ctx, ticket: Ticket, before?: number): Promise<RequestThread> {
  const { db } = ctx.deps
  const range = { limit: MESSAGES, ...(before !== undefined && { before }) }
  const page = await listEntries(ctx, { conversationId: ticket.conversationId, ...range })
  const messages = page.entries.filter((entry) => entry.type === 'message')
  const ids = messages.flatMap(({ content }) => content.attachments?.map(({ id }) => id) ?? [])
  const rows = ids.length === 0 ? [] : await findAttachments(db, ctx.workspaceId, ids)
  const own = rows.filter((row) => row.conversation_id === ticket.conversationId && row.for_note === 0)
  const names = new Map(page.conversation.participants.map(({ kind, id, name }) => [`${kind} ${id}`, name]))
  const type = await findTicketType(db, ctx.workspaceId, ticket.typeId)
  const customer = await findCustomer(db, ctx.workspaceId, ticket.customer.id)
  return {
    messages,
    earlierThan: page.hasMore ? (page.entries[0]?.seq ?? null) : null,
    nameOf: ({ kind, id }) => names.get(`${kind} ${id}`) ?? null,
    links: new Map(own.map((row) => [row.id, linkFor(ctx.deps, row)])),
    answers: type ? answersOf(site, toTicketType(type).fields, ticket.fields) : [],
    zone: customer?.time_zone ?? zoneOf(site),
    survey: (await settingsFor(db, ctx.workspaceId)).survey,
    expectedAt: await expectationOf(site, ctx, ticket, type),
  }
}

/**
 * The clock of a request runs on where the office is closed, unless its policy has a calendar: whoever
 * waits is told when somebody will be there.
 */
async function expectationOf(site: Site, ctx: Ctx, ticket: Ticket, type?: TicketTypeRow): Promise<number | null> {
  const { db, clock } = ctx.deps
  const { businessHours } = site.settings
  if (ticket.expectedAt === null || DONE_STATUSES.includes(ticket.status) || ticket.status === 'waiting') return null
  const row = await findTicketOf(db, ctx.workspaceId, ticket.conversationId)
  const isFirst = row !== undefined && row.first_response_at === null
  const promise = { policyId: type?.sla_policy_id ?? null, priority: (row?.priority ?? 'normal') as Priority }
  const asked = Date.parse(ticket.createdAt)
  const at = isFirst
    ? await expectedAnswerAt(db, ctx.workspaceId, businessHours, promise, asked)
    : whenOpen(businessHours, Date.parse(ticket.expectedAt))
  return at !== null && at > clock.now() ? at : null
}

function whenOpen(hours: BusinessHours | null, at: number): number | null {
  if (hours === null) return at
  const { open, opensAt } = openingAt(hours, at - 60_000)
  return open ? at : opensAt
}

/** What was answered, in the words of the form; files stand with the first message. */
function answersOf({ t }: Site, fields: readonly TicketField[], values: Ticket['fields']): RequestThread['answers'] {
  return fields.flatMap(({ key, kind, label, options }) => {
    const value = values[key]
    if (value === undefined || Array.isArray(value)) return []
    if (typeof value === 'number') return [{ label, answer: t.number(value) }]
    if (kind === 'choice') return [{ label, answer: options?.find((one) => one.value === value)?.label ?? value }]
    return [{ label, answer: kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(value) ? t.date(value) : value }]
  })
}
