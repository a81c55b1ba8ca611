import * as v from 'valibot'
import { id } from '../core/ids.ts'
import { LIMITS } from '../core/limits.ts'
import { Cursor, PageLimit } from '../core/page.ts'
import { IsoTime, Name } from '../core/values.ts'
import { FieldValues } from '../ticket-types/fields.ts'
import { Priority } from '../ticket-types/schemas.ts'
import { Metadata, NextStep, ResolutionType, Subject, Tags, Ticket, TicketStatus } from './schemas.ts'

const Reason = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'), v.maxLength(LIMITS.commentLength))
const Words = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(LIMITS.commentLength)), '')

export const UpdateTicket = v.strictObject({
  subject: v.optional(Subject),
  typeId: v.optional(id('ticketType')),
  fields: v.optional(FieldValues),
  tags: v.optional(Tags),
  metadata: v.optional(Metadata),
  nextSteps: v.optional(v.pipe(v.array(NextStep), v.maxLength(50))),
  teamId: v.optional(v.nullable(id('team'))),
})
export type UpdateTicket = v.InferOutput<typeof UpdateTicket>

/** `expected` is who had it when the caller looked: where somebody else took it meanwhile, nothing changes (`conflict`). */
export const AssignTicket = v.strictObject({
  assigneeId: v.nullable(id('agent')),
  expectedAssigneeId: v.optional(v.nullable(id('agent'))),
})
export type AssignTicket = v.InferOutput<typeof AssignTicket>

export const MoveTicket = v.strictObject({ status: TicketStatus, note: Words })
export type MoveTicket = v.InferOutput<typeof MoveTicket>
export const SetPriority = v.strictObject({ priority: Priority })
export type SetPriority = v.InferOutput<typeof SetPriority>
/** Ends it: `summary` is told to the customer with the mail, `resolutionNotes` to colleagues. */
export const EndTicket = v.strictObject({
  resolutionType: v.optional(ResolutionType, 'solved'),
  summary: Words,
  resolutionNotes: Words,
})
export type EndTicket = v.InferOutput<typeof EndTicket>
export const EscalateTicket = v.pipe(
  v.strictObject({ agentId: v.optional(id('agent')), teamId: v.optional(id('team')), reason: Reason }),
  v.check((to) => (to.agentId === undefined) !== (to.teamId === undefined), 'names an agent or a team'),
)
export type EscalateTicket = v.InferOutput<typeof EscalateTicket>
export const MergeTicket = v.strictObject({ intoTicketId: id('ticket') })
export type MergeTicket = v.InferOutput<typeof MergeTicket>

/** One change to many tickets. Each is changed or left whole, and says so. */
export const BulkUpdateTickets = v.strictObject({
  ticketIds: v.pipe(v.array(id('ticket')), v.minLength(1), v.maxLength(LIMITS.bulkTickets)),
  change: v.variant('do', [
    v.strictObject({ do: v.literal('status'), status: TicketStatus }),
    v.strictObject({ do: v.literal('priority'), priority: Priority }),
    v.strictObject({ do: v.literal('assign'), assigneeId: v.nullable(id('agent')) }),
    v.strictObject({ do: v.literal('team'), teamId: v.nullable(id('team')) }),
    v.strictObject({ do: v.literal('add_tags'), tags: Tags }),
    v.strictObject({ do: v.literal('remove_tags'), tags: Tags }),
  ]),
})
export type BulkUpdateTickets = v.InferOutput<typeof BulkUpdateTickets>
export const BulkResult = v.object({
  items: v.array(
    v.object({ ticketId: id('ticket'), ok: v.boolean(), code: v.nullable(v.string()), detail: v.nullable(v.string()) }),
  ),
})
export type BulkResult = v.InferOutput<typeof BulkResult>

/** Several values of one filter, separated by commas. */
function listOf<S extends v.GenericSchema<string, string>>(schema: S) {
  return v.optional(
    v.pipe(
      v.string(),
      v.maxLength(2_000),
      v.transform((text) => text.split(',')),
      v.array(schema),
      v.maxLength(50),
    ),
  )
}
const Whole = v.pipe(v.string(), v.regex(/^\d{1,9}$/, 'must be a whole number'), v.transform(Number))

export const TICKET_ORDERS = ['newest', 'oldest', 'updated', 'due'] as const

/** Which tickets. Every filter narrows. A customer sees their own, and may filter by status only. */
export const TicketFilter = {
  status: listOf(TicketStatus),
  priority: listOf(Priority),
  typeId: listOf(id('ticketType')),
  teamId: listOf(v.union([id('team'), v.literal('none')])),
  assigneeId: listOf(v.union([id('agent'), v.literal('me'), v.literal('none')])),
  customerId: v.optional(id('customer')),
  email: v.optional(v.pipe(v.string(), v.trim(), v.toLowerCase(), v.maxLength(LIMITS.emailLength))),
  tag: v.optional(v.pipe(v.string(), v.maxLength(LIMITS.tagLength))),
  bookingRef: v.optional(v.pipe(v.string(), v.maxLength(LIMITS.nameLength))),
  number: v.optional(Whole),
  /** Created at or after, and before. */
  from: v.optional(IsoTime),
  to: v.optional(IsoTime),
  /** Every word, or a beginning of one, in subject, messages, name or address. */
  q: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(LIMITS.queryLength))),
  sla: v.optional(v.picklist(['at_risk', 'breached'], 'must be at_risk or breached')),
}
export const ListTickets = v.strictObject({
  ...TicketFilter,
  order: v.optional(v.picklist(TICKET_ORDERS, `must be one of ${TICKET_ORDERS.join(', ')}`)),
  cursor: v.optional(Cursor),
  limit: PageLimit,
})
export type ListTickets = v.InferOutput<typeof ListTickets>
export const TicketPage = v.object({ items: v.array(Ticket), nextCursor: v.nullable(v.string()) })
export type TicketPage = v.InferOutput<typeof TicketPage>

/** How many tickets stand where, for the lists of agents; each counted up to 1,000. */
export const TicketCounts = v.object({
  mine: v.number(),
  unassigned: v.number(),
  urgent: v.number(),
  waiting: v.number(),
  open: v.number(),
  atRisk: v.number(),
  breached: v.number(),
})
export type TicketCounts = v.InferOutput<typeof TicketCounts>

/** A filter kept under a name, as the query of a list. */
export const TicketView = v.object({
  id: id('ticketView'),
  name: v.string(),
  query: v.string(),
  shared: v.boolean(),
  authorId: v.nullable(id('agent')),
})
export type TicketView = v.InferOutput<typeof TicketView>
export const SaveTicketView = v.strictObject({
  name: Name,
  query: v.pipe(v.string(), v.maxLength(2_000)),
  shared: v.boolean(),
})
export type SaveTicketView = v.InferOutput<typeof SaveTicketView>

export const TicketMetricsQuery = v.strictObject({
  from: v.optional(IsoTime),
  to: v.optional(IsoTime),
  teamId: v.optional(id('team')),
})
export type TicketMetricsQuery = v.InferOutput<typeof TicketMetricsQuery>
const Span = v.object({ median: v.nullable(v.number()), mean: v.nullable(v.number()), count: v.number() })
const Tally = v.array(v.object({ key: v.string(), label: v.string(), count: v.number() }))
/** Figures over tickets created in a span of time. Times are minutes by the wall. */
export const TicketMetrics = v.object({
  from: IsoTime,
  to: IsoTime,
  created: v.number(),
  resolved: v.number(),
  active: v.number(),
  unassigned: v.number(),
  urgent: v.number(),
  firstResponse: Span,
  resolution: Span,
  satisfaction: v.object({ mean: v.nullable(v.number()), count: v.number(), byScore: v.array(v.number()) }),
  sla: v.object({ met: v.number(), breached: v.number(), compliance: v.nullable(v.number()) }),
  byStatus: Tally,
  byPriority: Tally,
  byType: Tally,
  byAgent: Tally,
  byChannel: Tally,
  perDay: v.array(v.object({ day: v.string(), created: v.number(), resolved: v.number() })),
})
export type TicketMetrics = v.InferOutput<typeof TicketMetrics>

/** How tickets are kept here. */
export const TicketSettings = v.strictObject({
  /** Days after which a resolved ticket is closed by itself; null: never. */
  autoCloseDays: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365))),
  /** Days before closing at which the customer is told. */
  autoCloseWarningDays: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(30)),
  /** Asks for a rating once a ticket is resolved. */
  survey: v.boolean(),
  autoAssign: v.boolean(),
  /** Minutes within which the same question of the same person counts once. */
  duplicateMinutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_440)),
  /** Days within which a like question is pointed out. */
  similarDays: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(365)),
})
export type TicketSettings = v.InferOutput<typeof TicketSettings>
export const UpdateTicketSettings = v.partial(TicketSettings)
export type UpdateTicketSettings = v.InferOutput<typeof UpdateTicketSettings>
