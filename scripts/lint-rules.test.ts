import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from './lib/setup.mjs'

// The rules of biome.json that are ours, each with a line that breaks it and where it is allowed.

interface Case {
  readonly rule: string
  readonly line: string
  readonly forbiddenIn: string
  /** Null where there is no such place. */
  readonly allowedIn: string | null
}

const CASES: readonly Case[] = [
  {
    rule: 'lint/style/noProcessEnv',
    line: 'export const port = process.env.PORT',
    forbiddenIn: 'packages/server/src/platform/config.ts',
    allowedIn: 'packages/server/src/main/cli.ts',
  },
  {
    rule: 'lint/suspicious/noConsole',
    line: "console.log('here')",
    forbiddenIn: 'packages/server/src/app.ts',
    allowedIn: 'packages/server/src/main/cli.ts',
  },
  {
    rule: 'lint/style/noRestrictedGlobals',
    line: 'export const call = (url: string) => fetch(url)',
    forbiddenIn: 'packages/protocol/src/core/ids.ts',
    allowedIn: 'packages/sdk-js/src/core/http.ts',
  },
  {
    rule: 'lint/style/noRestrictedGlobals',
    line: 'export const title = () => document.title',
    forbiddenIn: 'packages/sdk-js/src/client.ts',
    allowedIn: 'packages/widget/src/loader/script.ts',
  },
  {
    rule: 'lint/style/noRestrictedGlobals',
    line: "export const kept = () => localStorage.getItem('a')",
    forbiddenIn: 'packages/sdk-js/src/core/storage.ts',
    allowedIn: 'packages/widget/src/session/index.ts',
  },
  {
    rule: 'lint/a11y/useButtonType',
    line: 'export const Send = () => <button>Send</button>',
    forbiddenIn: 'packages/console/src/ui/send.tsx',
    allowedIn: null,
  },
]

let folder: string
let broken: { category: string; path: string }[]

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'deskbell-lint-'))
  copyFileSync(join(ROOT, 'biome.json'), join(folder, 'biome.json'))
  for (const { line, forbiddenIn, allowedIn } of CASES) {
    for (const path of [forbiddenIn, allowedIn]) {
      if (path === null) continue
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), `${line}\n`, { flag: 'a' })
    }
  }
  const biome = join(ROOT, 'node_modules/.bin/biome')
  const { stdout } = spawnSync(biome, ['lint', '--reporter=json', '--vcs-enabled=false', '.'], {
    cwd: folder,
    encoding: 'utf8',
  })
  const { diagnostics } = JSON.parse(stdout) as Report
  broken = diagnostics.map(({ category, location }) => ({ category, path: location.path }))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Report {
  readonly diagnostics: readonly { readonly category: string; readonly location: { readonly path: string } }[]
}

test.each(CASES)('$rule in $forbiddenIn', ({ rule, forbiddenIn, allowedIn }) => {
  expect(broken).toContainEqual({ category: rule, path: forbiddenIn })
  expect(broken).not.toContainEqual({ category: rule, path: allowedIn })
})
