import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser'
import { afterEach, describe, expect, test } from 'vitest'

const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
  forbidden: { name: string; comment: string }[]
  options: Record<string, unknown>
}

type Files = Record<string, string>
interface Case {
  readonly rule: string
  /** A house that breaks this rule and no other. */
  readonly bad: Files
  /** The same wish, done as the rule allows. */
  readonly good: Files
}

const SERVER = 'packages/server/src'
const WIDGET = 'packages/widget/src'
const KYSELY = "import { sql } from 'kysely'\nexport const one = sql"

const CASES: readonly Case[] = [
  {
    rule: 'protocol-is-contracts-only',
    bad: { 'packages/protocol/src/index.ts': "import 'kysely'" },
    good: { 'packages/protocol/src/index.ts': "import 'valibot'" },
  },
  {
    rule: 'protocol-is-contracts-only',
    bad: { 'packages/protocol/src/index.ts': "import { readFileSync } from 'node:fs'\nreadFileSync" },
    good: { 'packages/protocol/src/index.ts': "import './a.ts'", 'packages/protocol/src/a.ts': '' },
  },
  {
    rule: 'sdk-is-headless',
    bad: { 'packages/sdk-js/src/index.ts': "import { createHash } from 'node:crypto'\ncreateHash" },
    good: { 'packages/sdk-js/src/index.ts': "import './client.ts'", 'packages/sdk-js/src/client.ts': '' },
  },
  {
    rule: 'sdk-is-headless',
    bad: { 'packages/sdk-js/src/index.ts': "import 'valibot'" },
    good: {
      'packages/sdk-js/src/index.ts': "import '../../protocol/src/index.ts'",
      'packages/protocol/src/index.ts': '',
    },
  },
  {
    rule: 'features-meet-at-their-index',
    bad: {
      [`${SERVER}/features/tickets/service.ts`]: "import '../customers/service.ts'",
      [`${SERVER}/features/customers/service.ts`]: '',
    },
    good: {
      [`${SERVER}/features/tickets/service.ts`]: "import '../customers/index.ts'\nimport './events.ts'",
      [`${SERVER}/features/tickets/events.ts`]: '',
      [`${SERVER}/features/customers/index.ts`]: "import './service.ts'",
      [`${SERVER}/features/customers/service.ts`]: '',
    },
  },
  {
    rule: 'platform-knows-no-feature',
    bad: {
      [`${SERVER}/platform/mail.ts`]: "import '../features/customers/index.ts'",
      [`${SERVER}/features/customers/index.ts`]: '',
    },
    good: {
      [`${SERVER}/platform/mail.ts`]:
        "import type { A } from '../features/customers/index.ts'\nexport const a = (it: A) => it",
      [`${SERVER}/features/customers/index.ts`]: 'export type A = 1',
    },
  },
  {
    rule: 'sql-lives-in-repositories',
    bad: { [`${SERVER}/features/tickets/service.ts`]: KYSELY },
    good: {
      [`${SERVER}/features/tickets/service.ts`]:
        "import type { Kysely } from 'kysely'\nexport type Db = Kysely<unknown>",
      [`${SERVER}/features/tickets/repository.ts`]: KYSELY,
      [`${SERVER}/features/tickets/migrations.ts`]: KYSELY,
      [`${SERVER}/db/migrator.ts`]: KYSELY,
    },
  },
  {
    rule: 'node-at-the-edges',
    bad: { [`${SERVER}/features/tickets/service.ts`]: "import { randomUUID } from 'node:crypto'\nrandomUUID()" },
    good: { [`${SERVER}/platform/ids.ts`]: "import { randomUUID } from 'node:crypto'\nrandomUUID()" },
  },
  {
    rule: 'node-at-the-edges',
    bad: { [`${SERVER}/rooms/room.ts`]: "import 'node:timers'" },
    good: { [`${SERVER}/rooms/hosts/node.ts`]: "import 'node:timers'" },
  },
  {
    rule: 'routes-call-verbs',
    bad: {
      [`${SERVER}/features/tickets/routes.ts`]: "import './repository.ts'",
      [`${SERVER}/features/tickets/repository.ts`]: '',
    },
    good: {
      [`${SERVER}/features/tickets/routes.ts`]: "import './service.ts'",
      [`${SERVER}/features/tickets/service.ts`]: "import './repository.ts'",
      [`${SERVER}/features/tickets/repository.ts`]: '',
    },
  },
  {
    rule: 'nobody-imports-main',
    bad: { [`${SERVER}/app.ts`]: "import './main/env.ts'", [`${SERVER}/main/env.ts`]: '' },
    good: { [`${SERVER}/main/node.ts`]: "import './env.ts'", [`${SERVER}/main/env.ts`]: '' },
  },
  {
    rule: 'loader-stands-alone',
    bad: {
      [`${WIDGET}/loader/index.ts`]: "import '../messenger/index.ts'",
      [`${WIDGET}/messenger/index.ts`]: '',
    },
    good: {
      [`${WIDGET}/loader/index.ts`]: "import './api.ts'\nexport const open = () => import('../messenger/index.ts')",
      [`${WIDGET}/loader/api.ts`]: '',
      [`${WIDGET}/messenger/index.ts`]: '',
    },
  },
  {
    rule: 'elements-come-late',
    bad: {
      [`${WIDGET}/messenger/booking.ts`]: "import '../elements/booking.ts'",
      [`${WIDGET}/elements/booking.ts`]: '',
    },
    good: {
      [`${WIDGET}/messenger/booking.ts`]: "export const book = () => import('../elements/booking.ts')",
      [`${WIDGET}/elements/booking.ts`]: '',
    },
  },
  {
    rule: 'clients-do-not-import-the-server',
    bad: { 'packages/console/src/a.ts': "import '../../server/src/app.ts'", [`${SERVER}/app.ts`]: '' },
    good: {
      'packages/console/src/a.ts': "import '../../sdk-js/src/index.ts'",
      'packages/sdk-js/src/index.ts': '',
    },
  },
  {
    rule: 'server-does-not-import-clients',
    bad: { [`${SERVER}/app.ts`]: "import '../../widget/src/index.ts'", [`${WIDGET}/index.ts`]: '' },
    good: {
      [`${SERVER}/app.ts`]: "import '../../protocol/src/index.ts'\nimport '../../widget/src/theme/index.ts'",
      'packages/protocol/src/index.ts': '',
      [`${WIDGET}/theme/index.ts`]: '',
    },
  },
  {
    rule: 'testing-stays-in-tests',
    bad: { [`${SERVER}/app.ts`]: "import './testing/app.ts'", [`${SERVER}/testing/app.ts`]: '' },
    good: { [`${SERVER}/app.test.ts`]: "import './testing/app.ts'", [`${SERVER}/testing/app.ts`]: '' },
  },
  {
    rule: 'no-dev-dependencies',
    bad: { [`${SERVER}/app.ts`]: "import 'smtp-server'" },
    good: { [`${SERVER}/app.ts`]: "import 'hono'", [`${SERVER}/mail.test.ts`]: "import 'smtp-server'" },
  },
  {
    rule: 'declared-dependencies-only',
    bad: { [`${SERVER}/app.ts`]: "import 'lodash'" },
    good: { [`${SERVER}/app.ts`]: "import 'hono'" },
  },
  {
    rule: 'no-circles',
    bad: {
      [`${SERVER}/a.ts`]: "import { b } from './b.ts'\nexport const a = () => b",
      [`${SERVER}/b.ts`]: "import { a } from './a.ts'\nexport const b = () => a",
    },
    good: {
      [`${SERVER}/a.ts`]: "import type { B } from './b.ts'\nexport const a = (it: B) => it",
      [`${SERVER}/b.ts`]: "import { a } from './a.ts'\nexport type B = typeof a",
    },
  },
  {
    rule: 'everything-resolves',
    bad: { [`${SERVER}/app.ts`]: "import './gone.ts'" },
    good: { [`${SERVER}/app.ts`]: "import './here.ts'", [`${SERVER}/here.ts`]: '' },
  },
]

/** What stands in every house: two packages with one dependency of each kind. */
const HOUSE: Files = {
  'packages/protocol/package.json': manifest({ dependencies: ['valibot', 'kysely'] }),
  'packages/sdk-js/package.json': manifest({ dependencies: ['valibot'] }),
  'packages/widget/package.json': manifest({ dependencies: [] }),
  'packages/console/package.json': manifest({ dependencies: [] }),
  'packages/server/package.json': manifest({ dependencies: ['hono', 'kysely'], devDependencies: ['smtp-server'] }),
  ...Object.fromEntries(
    ['valibot', 'kysely', 'preact', 'hono', 'smtp-server', 'lodash'].flatMap((name) => [
      [
        `node_modules/${name}/package.json`,
        JSON.stringify({ name, version: '1.0.0', type: 'module', main: 'index.js' }),
      ],
      [`node_modules/${name}/index.js`, 'export const sql = 1'],
    ]),
  ),
}

function manifest(names: { dependencies: string[]; devDependencies?: string[] }): string {
  const versions = (list: string[] = []) => Object.fromEntries(list.map((name) => [name, '1.0.0']))
  return JSON.stringify({
    type: 'module',
    dependencies: versions(names.dependencies),
    devDependencies: versions(names.devDependencies),
  })
}

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** The names of the rules that this house breaks, each once. */
async function brokenRules(files: Files): Promise<string[]> {
  const baseDir = realpathSync(mkdtempSync(join(tmpdir(), 'deskbell-rules-')))
  folders.push(baseDir)
  for (const [path, text] of Object.entries({ ...HOUSE, ...files })) {
    mkdirSync(dirname(join(baseDir, path)), { recursive: true })
    writeFileSync(join(baseDir, path), text)
  }
  const { enhancedResolveOptions, ...options } = config.options
  const ruleSet = { forbidden: config.forbidden } as IFlattenedRuleSet
  const { output } = await cruise(
    ['packages'],
    { ...options, baseDir, ruleSet, validate: true } as ICruiseOptions,
    { ...(enhancedResolveOptions as object), bustTheCache: true } as never,
  )
  const { violations } = (output as ICruiseResult).summary
  return [...new Set(violations.map((violation) => violation.rule.name))]
}

describe('import rules', () => {
  test.each(CASES)('$rule', async ({ rule, bad, good }) => {
    expect(await brokenRules(bad)).toEqual([rule])
    expect(await brokenRules(good)).toEqual([])
  })

  test('each rule says why, and is proven here', () => {
    for (const rule of config.forbidden) expect(rule.comment.length, rule.name).toBeGreaterThan(40)
    expect([...new Set(CASES.map((each) => each.rule))]).toEqual(config.forbidden.map((rule) => rule.name))
  })
})
