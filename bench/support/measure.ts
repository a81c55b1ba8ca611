import type { Check, Row } from './report.ts'
import { spread } from './stats.ts'

/** What the repetitions of one case gave: subject → measure → one value per repetition. */
export type Samples = Map<string, Map<string, number[]>>

/**
 * Runs every subject in turn, and that again and again, each time beginning with the next (A B C, B C A, …),
 * so that whatever else the machine does, and whatever a subject leaves behind, falls on all alike. The
 * first round warms up and is not kept.
 */
export async function interleave(
  subjects: readonly string[],
  repetitions: number,
  measure: (subject: string) => Promise<Record<string, number>>,
): Promise<Samples> {
  const samples: Samples = new Map(subjects.map((subject) => [subject, new Map()]))
  for (let round = 0; round <= repetitions; round++) {
    const first = round % subjects.length
    for (const subject of [...subjects.slice(first), ...subjects.slice(0, first)]) {
      const figures = await measure(subject)
      if (round === 0) continue
      const kept = samples.get(subject) as Map<string, number[]>
      for (const [name, value] of Object.entries(figures)) kept.set(name, [...(kept.get(name) ?? []), value])
    }
  }
  return samples
}

/** The rows of one case; `units` names the measures to report, with their units. */
export function toRows(caseName: string, samples: Samples, units: Record<string, string>): Row[] {
  return [...samples].flatMap(([subject, figures]) =>
    Object.entries(units).flatMap(([measure, unit]) => {
      const values = figures.get(measure)
      if (!values) return []
      return [
        { id: `${caseName}/${subject}/${measure}`, case: caseName, subject, measure, unit, ...spread(values), values },
      ]
    }),
  )
}

/**
 * The ratio of two subjects: taken within each repetition, where both met the same machine, and
 * then the median of those.
 */
export function ratio(
  id: string,
  label: string,
  samples: Samples,
  of: { subject: string; to: string; measure: string },
  target: Check['target'],
): Check {
  const above = samples.get(of.subject)?.get(of.measure) ?? []
  const below = samples.get(of.to)?.get(of.measure) ?? []
  return check(
    id,
    label,
    '×',
    above.map((value, i) => value / (below[i] ?? Number.NaN)),
    target,
  )
}

/** A figure beside its target. */
export function check(
  id: string,
  label: string,
  unit: string,
  values: readonly number[],
  target: Check['target'],
): Check {
  const figures = spread(values)
  return { id, label, unit, ...figures, target, pass: target && meets(figures.median, target) }
}

function meets(value: number, target: NonNullable<Check['target']>): boolean {
  return target.op === '>=' ? value >= target.value : value <= target.value
}
