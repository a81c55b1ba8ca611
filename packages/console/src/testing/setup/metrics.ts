import { PRIORITIES, TICKET_STATUSES, type TicketMetrics } from '@deskbell/protocol'
import { AGENTS } from '../fixtures.ts'
import { TYPES } from '../tickets/fixtures.ts'

const DAY = 86_400_000
const tally = (names: readonly (readonly [key: string, label: string])[], counts: readonly number[]) =>
  names.map(([key, label], index) => ({ key, label, count: counts[index] ?? 0 })).filter((one) => one.count > 0)
const own = (keys: readonly string[]) => keys.map((key) => [key, key] as const)

/** Figures as the service would give them for a span; `empty` where there never was a ticket. */
export function metricsOf(from: string, to: string, empty: boolean, half: boolean): TicketMetrics {
  const count = Math.max(1, Math.ceil((Date.parse(to) - Date.parse(from)) / DAY))
  // The span before was quieter and slower.
  const past = Date.now() - Date.parse(to) > DAY
  const scale = (empty ? 0 : half ? 0.5 : 1) * (past ? 0.8 : 1)
  const perDay = Array.from({ length: count }, (_, index) => {
    const at = Date.parse(to) - (count - 1 - index) * DAY
    // Quiet weekends, and a wave over the weeks.
    const busy = [0, 6].includes(new Date(at).getUTCDay()) ? 2 : 9
    const created = Math.round((busy + 4 * Math.sin(index / 3) ** 2) * scale)
    return { day: new Date(at).toISOString().slice(0, 10), created, resolved: Math.max(0, created - (index % 3)) }
  })
  const created = perDay.reduce((sum, day) => sum + day.created, 0)
  const part = (share: number) => Math.round(created * share)
  const span = (median: number, mean: number) => ({
    ...(created === 0 ? { median: null, mean: null } : { median, mean }),
    count: part(0.9),
  })
  const rated = part(0.4)
  return {
    ...{
      from,
      to,
      created,
      resolved: part(0.8),
      active: part(0.2),
      unassigned: part(past ? 0.1 : 0.06),
      urgent: part(0.1),
    },
    firstResponse: past ? span(55, 130) : span(42, 95),
    resolution: span(1_260, 1_990),
    satisfaction: {
      mean: rated === 0 ? null : past ? 4.1 : 4.3,
      count: rated,
      byScore: [0.04, 0.06, 0.1, 0.25, 0.55].map((share) => Math.round(rated * share)),
    },
    sla: { met: part(0.84), breached: part(0.07), compliance: created === 0 ? null : past ? 0.95 : 0.923 },
    byStatus: tally(own(TICKET_STATUSES), [0.03, 0.05, 0.08, 0.04, 0.3, 0.5].map(part)),
    byPriority: tally(own(PRIORITIES), [0.15, 0.5, 0.25, 0.1].map(part)),
    byType: tally(
      TYPES.map((type) => [type.id, type.name] as const),
      [0.2, 0.4, 0.3, 0.1].map(part),
    ),
    byAgent: tally(
      [...AGENTS.map((agent) => [agent.id, agent.name] as const), ['none', 'none'] as const],
      [0.4, 0.3, 0.15, 0.09, 0.06].map(part),
    ),
    byChannel: tally(own(['form', 'email', 'chat', 'phone']), [0.4, 0.35, 0.2, 0.05].map(part)),
    perDay,
  }
}
