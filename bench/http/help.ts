import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startChild } from '../support/children.ts'
import { interleave, ratio, toRows } from '../support/measure.ts'
import type { Section } from '../support/report.ts'
import { type MeasuredServer, startServer } from './deskbell.ts'
import type { SenderRequest } from './load.ts'
import { generate } from './send.ts'
import type { GivenAnswer } from './subject-bare.ts'

const REPETITIONS = 5
const CONNECTIONS = 16
const TARGET = 0.7

/** Public reads of the help centre beside a bare route that answers the same bytes. */
export const help: Section = {
  name: 'help',
  title: 'Help centre: public reads per second',
  async run(say) {
    const folder = await mkdtemp(join(tmpdir(), 'deskbell-bench-'))
    const load = startChild(new URL('./load.ts', import.meta.url))
    const server = await startServer()
    let bare: ReturnType<typeof startChild> | undefined
    try {
      const reads = await readsOf(server)
      const answers = await Promise.all(Object.values(reads).map((path) => answerOf(server, path)))
      const file = join(folder, 'answers.json')
      await writeFile(file, JSON.stringify(answers))
      const env = { BENCH_DATABASE: join(folder, 'bare.db'), BENCH_ANSWERS: file }
      bare = startChild(new URL('./subject-bare.ts', import.meta.url), { env })
      const { port: barePort } = await bare.next<{ port: number }>()

      const name = `${CONNECTIONS} connections`
      const subjects = Object.entries(reads).flatMap(([read, path]) => [
        { subject: bareOf(read), port: barePort, path: withoutQuery(path) },
        { subject: read, port: server.port, path },
      ])
      say(`help centre, ${name}`)
      const samples = await interleave(
        subjects.map((one) => one.subject),
        REPETITIONS,
        async (subject) => {
          const { port = 0, path = '' } = subjects.find((one) => one.subject === subject) ?? {}
          const senders = Array.from({ length: CONNECTIONS }, (): SenderRequest => ({ method: 'GET', path }))
          return { ...(await generate(load, port, senders, 200)) }
        },
      )
      return {
        rows: toRows(name, samples, { perSecond: 'requests/s', p50: 'ms', p99: 'ms' }),
        checks: Object.entries(reads).map(([read, path]) =>
          ratio(
            `help/${read}/bare-hono`,
            `GET ${path.replace(/\?.*/, '')} ÷ a bare Hono route with the same bytes`,
            samples,
            { subject: read, to: bareOf(read), measure: 'perSecond' },
            // The smaller an answer, the more of its cost are its log line and its headers.
            read === 'article' || read === 'page' ? { op: '>=', value: TARGET } : null,
          ),
        ),
      }
    } finally {
      await Promise.all([bare?.stop(), load.stop(), server.stop()])
      await rm(folder, { recursive: true, force: true })
    }
  },
}

/** What is read of the demo's help centre. */
async function readsOf({ url }: MeasuredServer): Promise<Record<string, string>> {
  const page = await (await fetch(url)).text()
  const key = /data-workspace="([^"]+)"/.exec(page)?.[1]
  const list = `/v1/help/articles?workspace=${key}`
  const { items } = (await (await fetch(url + list)).json()) as { items: { slug: string }[] }
  const slug = items[0]?.slug
  if (slug === undefined) throw new Error('The demo has no help centre: build the server with docs/help')
  return {
    article: `/v1/help/articles/${slug}?workspace=${key}`,
    articles: list,
    categories: `/v1/help/categories?workspace=${key}`,
    page: `/help/articles/${slug}`,
  }
}

async function answerOf({ url }: MeasuredServer, path: string): Promise<GivenAnswer> {
  const response = await fetch(url + path)
  return { path: withoutQuery(path), type: response.headers.get('content-type') ?? '', body: await response.text() }
}

function bareOf(read: string): string {
  return `bare-${read}`
}

function withoutQuery(path: string): string {
  return path.replace(/\?.*/, '')
}
