import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './lib/setup.mjs'

// The help centre's articles are looked at by help-docs.test.ts, as the import reads them.
const PAGES = globSync(['*.md', 'docs/**/*.md', 'packages/*/*.md'], { cwd: ROOT }).filter(
  (page) => !page.startsWith('docs/help/'),
)
const DECISIONS = join(ROOT, 'docs/decisions')

test('pages are found', () => {
  expect(PAGES).toContain('README.md')
  expect(PAGES).toContain('docs/decisions/README.md')
})

test.each(PAGES)('links of %s lead somewhere', (page) => {
  const text = readFileSync(join(ROOT, page), 'utf8')
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
  const local = targets
    .filter((target) => !/^(https?:|mailto:|#)/.test(target))
    .map((target) => target.replace(/#.*/, ''))
  expect(local.filter((target) => !existsSync(join(ROOT, dirname(page), target)))).toEqual([])
})

test('every decision stands in the list, by its own title', () => {
  const list = readFileSync(join(DECISIONS, 'README.md'), 'utf8')
  const pages = readdirSync(DECISIONS).filter((name) => /^\d{4}-.*\.md$/.test(name))
  const missing = pages.filter((name) => {
    const [, number, title] = /^# (?:(\d{4}): )?(.+)/.exec(readFileSync(join(DECISIONS, name), 'utf8')) ?? []
    return !list.includes(`| [${number ?? name.slice(0, 4)}](${name}) | ${title} |`)
  })
  expect(missing).toEqual([])
})
