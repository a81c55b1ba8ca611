import type { Spread } from './stats.ts'

/** One measured figure of one subject, such as deliveries per second of raw `ws` in a room of 200. */
export interface Row extends Spread {
  /** Stable: `<case>/<subject>/<measure>`. */
  readonly id: string
  readonly case: string
  readonly subject: string
  readonly measure: string
  readonly unit: string
  /** What each repetition gave, in order. */
  readonly values: readonly number[]
}

/** One promise: a ratio (unit `×`) or a budget, beside its target. Without a target it only informs. */
export interface Check extends Spread {
  /** Stable: what the README quotes is found by it. */
  readonly id: string
  readonly label: string
  readonly unit: string
  readonly target: { readonly op: '>=' | '<='; readonly value: number } | null
  /** Null where there is no target. */
  readonly pass: boolean | null
}

/** What one section of the bench answers. */
export interface SectionResult {
  readonly rows: readonly Row[]
  readonly checks: readonly Check[]
}

export interface Section {
  readonly name: string
  readonly title: string
  run(say: (line: string) => void): Promise<SectionResult>
}
