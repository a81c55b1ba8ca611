import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './setup.mjs'

export interface Snippet {
  /** Where it stands, for whoever reads what is wrong with it. */
  readonly from: string
  readonly lang: 'ts' | 'js'
  readonly text: string
}

/** What stands on every page with the widget. */
const GLOBALS = `import type { Deskbell as Widget } from '@deskbell/widget'
declare global {
  const Deskbell: Widget & ((...call: unknown[]) => unknown)
  interface Window { Deskbell: any }
}
`

/**
 * Type-checks snippets of TypeScript strictly and of JavaScript as far as that goes, against the sources
 * of our packages. Answers what is wrong, one line each.
 */
export function checkSnippets(snippets: readonly Snippet[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-snippets-'))
  try {
    const names = new Map(snippets.map((snippet, at) => [`snippet-${at}.${snippet.lang}`, snippet]))
    for (const [name, { text }] of names) writeFileSync(join(folder, name), `${text}\nexport {}\n`)
    writeFileSync(join(folder, 'globals.d.ts'), GLOBALS)
    return (['ts', 'js'] as const).flatMap((lang) => {
      const files = ['globals.d.ts', ...[...names.keys()].filter((name) => name.endsWith(lang))]
      const config = join(folder, `tsconfig.${lang}.json`)
      writeFileSync(config, JSON.stringify(configFor(lang, files)))
      const { stdout } = spawnSync(join(ROOT, 'node_modules/.bin/tsc'), ['-p', config, '--pretty', 'false'], {
        cwd: folder,
        encoding: 'utf8',
      })
      // What the packages' own sources look like under these options is not the question.
      return stdout
        .split('\n')
        .filter((line) => /^(snippet-|globals|error)/.test(line))
        .map((line) => line.replace(/^snippet-\d+\.[tj]s/, (name) => names.get(name)?.from ?? name))
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function configFor(lang: Snippet['lang'], files: readonly string[]) {
  const source = (path: string) => [join(ROOT, 'packages', path)]
  return {
    extends: join(ROOT, 'tsconfig.json'),
    compilerOptions: {
      strict: lang === 'ts',
      exactOptionalPropertyTypes: lang === 'ts',
      noUncheckedIndexedAccess: lang === 'ts',
      checkJs: true,
      module: 'ESNext',
      moduleResolution: 'Bundler',
      typeRoots: [join(ROOT, 'node_modules/@types')],
      paths: {
        '@deskbell/widget': source('widget/src/index.ts'),
        '@deskbell/widget/elements': source('widget/src/elements/index.ts'),
        '@deskbell/sdk': source('sdk-js/src/index.ts'),
        '@deskbell/sdk/agent': source('sdk-js/src/agent.ts'),
        '@deskbell/sdk/bookings': source('sdk-js/src/bookings/index.ts'),
        '@deskbell/sdk/help': source('sdk-js/src/help/index.ts'),
        '@deskbell/sdk/notifications': source('sdk-js/src/notifications/index.ts'),
        '@deskbell/sdk/provider': source('sdk-js/src/provider/index.ts'),
        '@deskbell/sdk/tickets': source('sdk-js/src/tickets/index.ts'),
        '@deskbell/sdk/uploads': source('sdk-js/src/uploads/index.ts'),
        jose: source('server/node_modules/jose'),
        standardwebhooks: source('server/node_modules/standardwebhooks'),
      },
    },
    include: [],
    files,
  }
}
