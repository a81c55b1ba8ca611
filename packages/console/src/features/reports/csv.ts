import type { TicketMetrics } from '@deskbell/protocol'
import { t } from '../../i18n/index.ts'
import { r } from '../../i18n/reports.ts'

type Cell = string | number | null
type Labelled = { readonly label: string; readonly count: number }

/**
 * Rows as CSV (RFC 4180), for any spreadsheet. A text that a spreadsheet would run as a formula is
 * led by an apostrophe.
 *
 * @example toCsv([['Name', 'Say "hi"'], ['=1+1', 2]]) // 'Name,"Say ""hi"""\r\n\'=1+1,2\r\n'
 */
export function toCsv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function cell(value: Cell): string {
  if (typeof value === 'number') return String(value)
  const text = value ?? ''
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Every figure of a report, one in each row, as toCsv takes them. */
export function metricsRows(metrics: TicketMetrics): Cell[][] {
  const { csv } = r
  const figures: [string, Cell, string][] = [
    [r.created, metrics.created, csv.tickets],
    [r.resolved, metrics.resolved, csv.tickets],
    [r.active, metrics.active, csv.tickets],
    [r.unassigned, metrics.unassigned, csv.tickets],
    [r.urgent, metrics.urgent, csv.tickets],
    [csv.median(r.firstResponse), metrics.firstResponse.median, csv.minutes],
    [csv.mean(r.firstResponse), metrics.firstResponse.mean, csv.minutes],
    [csv.median(r.resolution), metrics.resolution.median, csv.minutes],
    [csv.mean(r.resolution), metrics.resolution.mean, csv.minutes],
    [csv.mean(r.satisfaction), metrics.satisfaction.mean, csv.score],
    [r.sla, metrics.sla.compliance, csv.share],
  ]
  const of = (section: string, items: readonly Labelled[]) =>
    items.map(({ label, count }): Cell[] => [section, label, count, csv.tickets])
  return [
    [csv.section, csv.name, csv.value, csv.unit],
    ...figures.map((row): Cell[] => [csv.figures, ...row]),
    ...of(
      r.ratings,
      metrics.satisfaction.byScore.map((count, index) => ({ label: r.stars(index + 1), count })),
    ),
    ...tallies(metrics).flatMap(({ title, items }) => of(title, items)),
    ...metrics.perDay.flatMap(({ day, created, resolved }): Cell[][] => [
      [r.created, day, created, csv.tickets],
      [r.resolved, day, resolved, csv.tickets],
    ]),
  ]
}

/** The counts by kind, with names people know, and by which filter of the list each is. */
export function tallies(metrics: TicketMetrics) {
  const named = (items: TicketMetrics['byType'], names: Readonly<Record<string, string>>) =>
    items.map((one) => ({ ...one, label: names[one.key] ?? one.label }))
  const { statuses, priorities, channels } = t.tickets
  return [
    { filter: 'status', title: r.byStatus, items: named(metrics.byStatus, statuses) },
    { filter: 'priority', title: r.byPriority, items: named(metrics.byPriority, priorities) },
    { filter: 'typeId', title: r.byType, items: metrics.byType },
    { filter: 'assigneeId', title: r.byAgent, items: named(metrics.byAgent, { none: r.nobody }) },
    // The list has no filter by channel.
    { filter: null, title: r.byChannel, items: named(metrics.byChannel, channels) },
  ] as const
}
