import {
  CodedError,
  DONE_STATUSES,
  PRIORITIES,
  TICKET_STATUSES,
  type TicketMetrics,
  type TicketMetricsQuery,
  type TicketStatus,
} from '@deskbell/protocol'
import { requireInbox } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { listAgentRows } from '../agents/index.ts'
import { requireTeam } from '../teams/index.ts'
import { listTicketTypeRows } from '../ticket-types/index.ts'
import { countPromises, perDay, type Span, tallyBy, waitsUntil } from './metrics-repository.ts'

const DAY = 86_400_000
const MINUTE = 60_000
const SPAN_DAYS = 30
const LONGEST_DAYS = 366

/** Figures over the tickets created in a span: the last 30 days unless said. Throws `invalid_input`. */
export async function getTicketMetrics(ctx: Ctx, query: TicketMetricsQuery): Promise<TicketMetrics> {
  requireInbox(ctx)
  const { db } = ctx.deps
  const span = spanOf(ctx, query)
  if (span.teamId !== null) await requireTeam(db, ctx.workspaceId, span.teamId)
  const [byStatus, byPriority, byType, byAgent, byChannel, byRating] = [
    await tallyBy(db, span, 'status'),
    await tallyBy(db, span, 'priority'),
    await tallyBy(db, span, 'type_id'),
    await tallyBy(db, span, 'assignee_id'),
    await tallyBy(db, span, 'channel'),
    await tallyBy(db, span, 'rating'),
  ]
  const types = new Map((await listTicketTypeRows(db, ctx.workspaceId)).map((row) => [row.id, row.name]))
  const agents = new Map((await listAgentRows(db, ctx.workspaceId)).map((row) => [row.id, row.name]))
  const count = (rows: Tally, fits: (value: string | null) => boolean) =>
    rows.reduce((sum, row) => sum + (fits(row.value) ? row.count : 0), 0)
  const isDone = (status: string | null) => DONE_STATUSES.includes(status as TicketStatus)
  const sla = await countPromises(db, span)
  const decided = sla.met + sla.breached
  return {
    from: new Date(span.from).toISOString(),
    to: new Date(span.to).toISOString(),
    created: count(byStatus, () => true),
    resolved: count(byStatus, isDone),
    active: count(byStatus, (status) => !isDone(status)),
    unassigned: count(byAgent, (agent) => agent === null),
    urgent: count(byPriority, (priority) => priority === 'urgent'),
    firstResponse: describe(await waitsUntil(db, span, 'first_response_at')),
    resolution: describe(await waitsUntil(db, span, 'resolved_at')),
    satisfaction: satisfactionOf(byRating),
    sla: { ...sla, compliance: decided === 0 ? null : sla.met / decided },
    byStatus: ordered(byStatus, TICKET_STATUSES),
    byPriority: ordered(byPriority, PRIORITIES),
    byType: labelled(byType, types),
    byAgent: labelled(byAgent, agents),
    byChannel: labelled(byChannel, new Map()),
    perDay: await daysOf(ctx, span),
  }
}

type Tally = readonly { value: string | null; count: number }[]

function spanOf({ deps, workspaceId }: Ctx, { from, to, teamId }: TicketMetricsQuery): Span {
  const end = to === undefined ? deps.clock.now() + 1 : Date.parse(to)
  const begin = from === undefined ? end - SPAN_DAYS * DAY : Date.parse(from)
  const fault =
    begin >= end
      ? 'must come before "to"'
      : end - begin > LONGEST_DAYS * DAY
        ? 'must be at most a year before "to"'
        : null
  if (fault) throw new CodedError('invalid_input', undefined, { errors: [{ path: 'from', message: fault }] })
  return { workspaceId, teamId: teamId ?? null, from: begin, to: end }
}

function describe(waits: readonly number[]): TicketMetrics['resolution'] {
  const minutes = (ms: number) => Math.round(ms / MINUTE)
  const middle = waits[Math.floor((waits.length - 1) / 2)]
  if (middle === undefined) return { median: null, mean: null, count: 0 }
  const sum = waits.reduce((total, wait) => total + wait, 0)
  return { median: minutes(middle), mean: minutes(sum / waits.length), count: waits.length }
}

function satisfactionOf(rows: Tally): TicketMetrics['satisfaction'] {
  const byScore = [1, 2, 3, 4, 5].map((score) => rows.find(({ value }) => value === String(score))?.count ?? 0)
  const count = byScore.reduce((sum, n) => sum + n, 0)
  const sum = byScore.reduce((total, n, at) => total + n * (at + 1), 0)
  return { mean: count === 0 ? null : sum / count, count, byScore }
}

function ordered(rows: Tally, order: readonly string[]): TicketMetrics['byStatus'] {
  return order.map((key) => ({ key, label: key, count: rows.find(({ value }) => value === key)?.count ?? 0 }))
}

function labelled(rows: Tally, names: ReadonlyMap<string, string>): TicketMetrics['byType'] {
  return rows
    .map(({ value, count }) => ({ key: value ?? 'none', label: names.get(value ?? '') ?? value ?? 'none', count }))
    .sort((a, b) => b.count - a.count)
}

async function daysOf({ deps: { db } }: Ctx, span: Span): Promise<TicketMetrics['perDay']> {
  const created = await perDay(db, span, 'created_at')
  const resolved = await perDay(db, span, 'resolved_at')
  const days: TicketMetrics['perDay'] = []
  for (let day = Math.floor(span.from / DAY); day * DAY < span.to; day++) {
    const words = new Date(day * DAY).toISOString().slice(0, 10)
    days.push({ day: words, created: created.get(day) ?? 0, resolved: resolved.get(day) ?? 0 })
  }
  return days
}
