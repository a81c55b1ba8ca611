// Measures what visitors download, as it comes over the wire, against the budgets.
//
//   node scripts/size.ts           measures, checks and writes bench/sizes.json
//   node scripts/size.ts --check   measures and checks; fails also when bench/sizes.json is out of date
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { minify } from 'terser'
import { demoAnswers } from './lib/demo-answers.ts'
import { ROOT } from './lib/setup.mjs'

/** What a budget covers: files as they are served, or a module as a bundler would take it in. */
interface Budget {
  readonly name: string
  /** Gzipped, in kB of 1,000 bytes. */
  readonly kB: number
  /** Paths below packages/widget/dist, with `*` for hashes; what they import statically is counted too. */
  readonly files?: readonly string[]
  /** What these files ask of the service, as its demo answers; `{workspace}` stands for the demo's key. */
  readonly answers?: readonly string[]
  /** Another budget whose files are there already when these are loaded, and are not counted again. */
  readonly after?: string
  /** A module that a site bundles, with all it imports. */
  readonly bundle?: string
}

interface Size {
  readonly name: string
  readonly bytes: number
  readonly budget: number
}

const SIZES = join(ROOT, 'bench/sizes.json')
/** `from"./x.js"` and `import"./x.js"` as minifiers write them. */
const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g
/** How far sizes may drift before bench/sizes.json must be written anew. */
const DRIFT = 0.03

const WIDGET = join(ROOT, 'packages/widget/dist')
const ALL = budgets()

const check = process.argv.includes('--check')
const sizes = await Promise.all(ALL.map(measure)).catch((error: Error) => {
  console.log(error.message)
  process.exit(1)
})
for (const { name, bytes, budget } of sizes) {
  const verdict = bytes > budget ? 'OVER' : 'ok'
  console.log(`${verdict.padEnd(5)} ${name.padEnd(28)} ${inKB(bytes)} of ${inKB(budget)} kB`)
  if (bytes > budget) process.exitCode = 1
}
if (check) compareWithRecord()
else writeFileSync(SIZES, `${JSON.stringify({ unit: 'bytes, gzip', sizes }, null, 2)}\n`)

function budgets(): readonly Budget[] {
  const widget = join(ROOT, 'packages/widget/budgets.json')
  return [
    ...(JSON.parse(readFileSync(widget, 'utf8')) as Budget[]),
    { name: 'SDK', kB: 9, bundle: '@deskbell/sdk' },
    { name: 'SDK, bookings', kB: 6, bundle: '@deskbell/sdk/bookings' },
  ]
}

async function measure(budget: Budget): Promise<Size> {
  const parts = budget.bundle === undefined ? served(budget) : [await bundled(budget.bundle)]
  if (parts.length === 0) throw new Error(`The budget "${budget.name}" covers nothing`)
  const packed = parts.map((part) => gzipSync(part, { level: 9 }).length)
  const answered = budget.answers ? await demoAnswers(budget.answers) : []
  const bytes = [...packed, ...answered].reduce((sum, each) => sum + each, 0)
  return { name: budget.name, bytes, budget: budget.kB * 1000 }
}

function served(budget: Budget): Uint8Array[] {
  const there = new Set(ALL.filter(({ name }) => name === budget.after).flatMap(filesOf))
  const paths = filesOf(budget).filter((path) => !there.has(path))
  return paths.map((path) => readFileSync(join(WIDGET, path)))
}

/** The files that match, and all that they import at once; what comes by import() is not among them. */
function filesOf({ files = [] }: Budget): string[] {
  const paths = new Set(
    files.flatMap((pattern) => {
      const found = globSync(pattern, { cwd: WIDGET })
      if (found.length === 0) throw new Error(`Nothing in packages/widget/dist matches ${pattern}`)
      return found
    }),
  )
  for (const path of paths) {
    const text = readFileSync(join(WIDGET, path), 'utf8')
    for (const [, target = ''] of text.matchAll(STATIC_IMPORT)) paths.add(join(dirname(path), target))
  }
  return [...paths]
}

/** The built module and its dependencies, minified for browsers, as a site's own bundler would do it. */
async function bundled(specifier: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents: `export * from '${specifier}'`, resolveDir: ROOT },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  })
  const [output] = outputFiles
  if (output === undefined) throw new Error(`${specifier} bundles to nothing`)
  const { code } = await minify(output.text, { module: true, ecma: 2022 })
  if (code === undefined) throw new Error(`${specifier} minifies to nothing`)
  return Buffer.from(code)
}

function compareWithRecord(): void {
  const record = existsSync(SIZES) ? (JSON.parse(readFileSync(SIZES, 'utf8')).sizes as Size[]) : []
  const stale = sizes.filter(({ name, bytes }) => {
    const before = record.find((each) => each.name === name)?.bytes
    return before === undefined || Math.abs(bytes - before) > before * DRIFT
  })
  if (stale.length === 0 && record.length === sizes.length) return
  console.log('bench/sizes.json is out of date. Run "npm run size", then "npm run figures", and commit both.')
  process.exitCode = 1
}

function inKB(bytes: number): string {
  return (bytes / 1000).toFixed(2).padStart(6)
}
