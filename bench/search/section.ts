import { type Child, startChild } from '../support/children.ts'
import { interleave, ratio, type Samples, toRows } from '../support/measure.ts'
import type { Check, Row, Section, SectionResult } from '../support/report.ts'
import { percentile } from '../support/stats.ts'
import { ARTICLES, type Built, type Order, type Searched } from './plan.ts'
import { generateQueries, QUERY_KINDS } from './queries.ts'
import { measureRelevance } from './relevance.ts'

const SUBJECTS = {
  deskbell: new URL('./subject-deskbell.ts', import.meta.url),
  fts5: new URL('./subject-fts5.ts', import.meta.url),
}
const REPETITIONS = 5
const CASE = `${ARTICLES.toLocaleString('en-GB')} articles`

/** Our search beside SQLite's FTS5, the kept index beside building it, and how good the answers are. */
export const search: Section = {
  name: 'search',
  title: 'Search: time of a query, start from the kept index, and relevance',
  async run(say) {
    const children = new Map(Object.entries(SUBJECTS).map(([subject, module]) => [subject, startChild(module)]))
    const ask = <T>(subject: string, order: Order) => (children.get(subject) as Child).ask<T>(order)
    try {
      say('search, building both indexes')
      for (const subject of children.keys()) await ask<Built>(subject, { do: 'build' })
      say('search, queries')
      const times = await interleave([...children.keys()], REPETITIONS, async (subject) =>
        figuresOf(await ask<Searched>(subject, { do: 'search' })),
      )
      say('search, building and loading')
      const starts = await interleave(['build', 'load'], REPETITIONS, async (order) => {
        const { ms, megabytes } = await ask<Built>('deskbell', { do: order as 'build' | 'load' })
        return { time: ms, kept: megabytes }
      })
      say('search, judged questions')
      return joined(queryResult(times), startResult(starts), await measureRelevance())
    } finally {
      for (const child of children.values()) await child.stop()
    }
  },
}

/** p50 and p95 of all queries together, and p95 of each kind. */
function figuresOf({ ms }: Searched): Record<string, number> {
  const at = (values: readonly number[], p: number) =>
    percentile(
      values.toSorted((a, b) => a - b),
      p,
    )
  const kinds = generateQueries().map(({ kind }) => kind)
  const own = QUERY_KINDS.map(
    (kind) =>
      [
        `p95 ${kind}`,
        at(
          ms.filter((_, i) => kinds[i] === kind),
          0.95,
        ),
      ] as const,
  )
  return { p50: at(ms, 0.5), p95: at(ms, 0.95), ...Object.fromEntries(own) }
}

function queryResult(samples: Samples): SectionResult {
  const measures = ['p50', 'p95', ...QUERY_KINDS.map((kind) => `p95 ${kind}`)]
  const of = { subject: 'deskbell', to: 'fts5' }
  const against = (measure: string, target: Check['target']) =>
    ratio(`search/query/${measure}/fts5`, `query, ${measure}, of FTS5's`, samples, { ...of, measure }, target)
  return {
    rows: toRows(CASE, samples, Object.fromEntries(measures.map((measure) => [measure, 'ms']))),
    checks: [
      against('p95', { op: '<=', value: 1 }),
      ...measures.filter((measure) => measure !== 'p95').map((measure) => against(measure, null)),
    ],
  }
}

function startResult(samples: Samples): SectionResult {
  const of = { subject: 'build', to: 'load', measure: 'time' }
  return {
    rows: toRows(`${CASE}, start`, samples, { time: 'ms', kept: 'MB' }),
    checks: [ratio('search/start', 'building the index, of loading it', samples, of, { op: '>=', value: 5 })],
  }
}

function joined(...results: readonly SectionResult[]): SectionResult {
  const rows: Row[] = results.flatMap((result) => result.rows)
  const checks: Check[] = results.flatMap((result) => result.checks)
  return { rows, checks }
}
