import { readFile } from 'node:fs/promises'
import { COMMON_VARIABLES, NOTIFICATION_KIND_NAMES, NOTIFICATION_KINDS } from '@deskbell/protocol'
import { expect, test } from 'vitest'

const ARTICLE = new URL('../../../../../docs/help/look-and-language/variables-of-notifications.md', import.meta.url)

/** Names in the type of code. */
function namesIn(text: string): string[] {
  return [...text.matchAll(/`([a-z_.0-9]+)`/g)].map(([, name = '']) => name)
}

/** What the article says of each kind: what all of its section know, and what stands in its own row. */
function documented(article: string): Record<string, string[]> {
  const sections = article.split(/^## /m).slice(1)
  return Object.fromEntries(
    sections.flatMap((section) => {
      const lines = section.split('\n')
      const shared = namesIn(lines.find((line) => line.startsWith('All of them know ')) ?? '')
      const rows = lines.filter((line) => line.startsWith('| `'))
      return rows.map((row) => {
        const [kind = '', ...own] = namesIn(row)
        return [kind, [...shared, ...own].sort()]
      })
    }),
  )
}

test('the article names every kind with the variables it has', async () => {
  const article = await readFile(ARTICLE, 'utf8')
  const truth = NOTIFICATION_KIND_NAMES.map((kind) => [kind, [...NOTIFICATION_KINDS[kind].variables].sort()])
  expect(documented(article)).toEqual(Object.fromEntries(truth))
  expect(namesIn(/## Every kind\n([^#]+)/.exec(article)?.[1] ?? '')).toEqual([...COMMON_VARIABLES])
})
