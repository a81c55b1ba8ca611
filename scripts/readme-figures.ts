// Quotes the measured figures in README.md, between <!-- figures:name --> and <!-- /figures:name -->.
//
//   node scripts/readme-figures.ts           writes them
//   node scripts/readme-figures.ts --check   fails when README.md says anything else
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Results } from '../bench/support/results.ts'
import { readable } from '../bench/support/stats.ts'
import { ROOT } from './lib/setup.mjs'

const README = join(ROOT, 'README.md')

const before = readFileSync(README, 'utf8')
const after = Object.entries({ sizes: sizes(), bench: bench() }).reduce(replace, before)
if (!process.argv.includes('--check')) writeFileSync(README, after)
else if (after !== before) {
  console.log('README.md quotes other figures than bench/*.json. Run "npm run figures" and commit README.md.')
  process.exitCode = 1
}

function replace(text: string, [name, figures]: [string, string]): string {
  const [open, close] = [`<!-- figures:${name} -->`, `<!-- /figures:${name} -->`]
  const [from, to] = [text.indexOf(open), text.indexOf(close)]
  if (from < 0 || to < from) throw new Error(`README.md has no place for the figures "${name}"`)
  return `${text.slice(0, from)}${open}\n\n${figures}\n\n${text.slice(to)}`
}

function sizes(): string {
  const { sizes } = read<{ sizes: { name: string; bytes: number; budget: number }[] }>('sizes.json')
  const rows = sizes.map(({ name, bytes, budget }) => [name, `${kB(bytes)} kB`, `${budget / 1000} kB`])
  return table(['what (gzip)', 'measured', 'budget'], rows)
}

function bench(): string {
  if (!existsSync(join(ROOT, 'bench/results.json'))) return 'Not measured yet: `npm run bench`.'
  const { machine, sections } = read<Results>('results.json')
  const tables = Object.values(sections).map(({ title, checks }) => {
    const rows = checks.flatMap(({ label, median, unit, target }) => {
      if (target === null) return []
      const promise = `${target.op === '>=' ? 'at least' : 'at most'} ${readable(target.value)} ${unit}`
      return [[label, `${readable(median)} ${unit}`, promise]]
    })
    return `**${title}**\n\n${table(['what', 'measured', 'promised'], rows)}`
  })
  const where = `Measured on ${machine.cores} cores of ${machine.cpu}, ${machine.platform}, Node ${machine.node}.`
  return [...tables, where].join('\n\n')
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n')
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(join(ROOT, 'bench', name), 'utf8')) as T
}

function kB(bytes: number): string {
  return (bytes / 1000).toFixed(1)
}
