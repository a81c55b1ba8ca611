import { join } from 'node:path'

/** One check: a command that ends with 0 when all is well. */
export interface Step {
  readonly name: string
  /** What it proves, for `npm test -- help`. */
  readonly proves: string
  readonly command: readonly [string, ...string[]]
  /** Steps that must have succeeded before this one. */
  readonly after?: readonly string[]
  /** Wants the machine for itself: it asserts times, or starts a browser and several servers. */
  readonly alone?: boolean
  /** It writes vitest's JSON report, whose tests are counted one by one. */
  readonly report?: string
  /** Killed after this, in seconds. */
  readonly within: number
}

export const REPORTS = 'node_modules/.cache/deskbell'

const node = process.execPath
const bin = (name: string) => join('node_modules/.bin', name)

function vitest(project: string, ...options: readonly string[]): Pick<Step, 'command' | 'report'> {
  const report = join(REPORTS, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return {
    command: [bin('vitest'), 'run', '--allowOnly=false', '--project', project, ...options, ...reporters],
    report,
  }
}

/** In the order in which they start; those that can fail soonest come first. */
export const STEPS: readonly Step[] = [
  {
    name: 'lint',
    proves: 'format, lint and accessibility rules',
    command: [bin('biome'), 'ci', ...(process.stdout.isTTY ? [] : ['--colors=off']), '.'],
    within: 60,
  },
  {
    name: 'types',
    proves: 'everything type-checks',
    command: [bin('tsc'), '--noEmit', '-p', 'tsconfig.json'],
    within: 120,
  },
  {
    name: 'imports',
    proves: 'each part imports only what it may',
    command: [bin('depcruise'), '--config', '.dependency-cruiser.cjs', 'packages', 'tests', 'bench', 'scripts'],
    within: 60,
  },
  { name: 'unused', proves: 'no unused file, export or dependency', command: [bin('knip')], within: 60 },
  { name: 'build', proves: 'every package builds', command: [node, 'scripts/build.mjs'], within: 180 },
  {
    name: 'sizes',
    proves: 'budgets of bytes are kept',
    command: [node, 'scripts/size.ts', '--check'],
    after: ['build'],
    within: 60,
  },
  {
    name: 'packages',
    proves: 'packed packages are sound',
    command: [node, 'scripts/checks/packages.ts'],
    after: ['build'],
    within: 60,
  },
  {
    name: 'figures',
    proves: 'README.md quotes what was measured',
    command: [node, 'scripts/readme-figures.ts', '--check'],
    within: 30,
  },
  { name: 'unit', proves: 'units and integration, on both databases', ...vitest('unit'), within: 1_200 },
  {
    name: 'e2e',
    proves: 'the built thing, in real browsers',
    // Each file starts servers and browsers of its own.
    ...vitest('e2e', '--maxWorkers=2'),
    after: ['build'],
    alone: true,
    within: 600,
  },
  {
    name: 'endurance',
    proves: 'nothing is lost when links break and servers are killed',
    ...vitest('endurance'),
    after: ['build'],
    alone: true,
    within: 300,
  },
]
