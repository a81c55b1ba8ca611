import type { Check, Row, Section, SectionResult } from './report.ts'
import { readable } from './stats.ts'

/** Prints a section: what was measured, then each ratio or budget beside its target. */
export function print(section: Section, result: SectionResult): void {
  console.log(`\n${section.title}\n`)
  printTable([
    ['case', 'subject', 'measure', 'median', 'from … to', 'unit'],
    ...result.rows.map((row: Row) => [
      row.case,
      row.subject,
      row.measure,
      readable(row.median),
      `${readable(row.min)} … ${readable(row.max)}`,
      row.unit,
    ]),
  ])
  console.log()
  printTable([
    ['figure', 'median', 'from … to', 'target', ''],
    ...result.checks.map((check: Check) => [
      check.label,
      `${readable(check.median)} ${check.unit}`,
      `${readable(check.min)} … ${readable(check.max)}`,
      check.target ? `${check.target.op === '>=' ? '≥' : '≤'} ${readable(check.target.value)}` : '',
      check.pass === null ? '' : check.pass ? 'met' : 'MISSED',
    ]),
  ])
}

function printTable(lines: readonly (readonly string[])[]): void {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)))
  for (const line of lines) {
    console.log(`  ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
  }
}
