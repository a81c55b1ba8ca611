import type { Article, ArticleTree } from '@deskbell/protocol'
import { renderMarkdown } from '../../packages/server/src/platform/markdown/index.ts'
import { HOSTILE } from '../../packages/server/src/platform/markdown/testing/hostile.ts'
import { testApi } from '../../packages/server/src/testing/api.ts'
import { openTestDatabase } from '../../packages/server/src/testing/databases.ts'
import { publishArticles } from '../../packages/server/src/testing/help.ts'

/** What stands in one line and is harmless in none: for titles, tags, names and searches. */
export const HOSTILE_WORDS = [
  '<script>alert(1)</script>',
  '</title></script><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' autofocus onfocus='alert(1)",
  '<!--<script>alert(1)</script>',
  ']]><svg onload=alert(1)>',
  '</script><!-- <script>alert(1)//',
  'javascript:alert(1)',
  "{{constructor.constructor('alert(1)')()}}",
  '\\u003cscript\\u003ealert(1)\\u003c/script\\u003e',
  '&lt;img src=x onerror=alert(1)&gt;',
] as const

/** Every hostile input, rendered by itself and followed by its name, so that each can be seen to be there. */
export const HOSTILE_TREE: ArticleTree = HOSTILE.flatMap(({ name, markdown }) => [
  ...renderMarkdown(markdown).tree,
  { t: 'p', c: [markOf(name)] },
])

export function markOf(name: string): string {
  return `(${name})`
}

/** All of them in one article. */
export const HOSTILE_ARTICLE: Article = {
  id: 'art_01h455vb4pex5vsknk084sn02q',
  slug: 'hostile',
  kind: 'article',
  locale: 'en',
  title: 'Hostile',
  excerpt: '',
  category: { slug: 'basics', name: 'Basics' },
  tags: [],
  updatedAt: '2026-03-01T09:00:00.000Z',
  publishedAt: '2026-03-01T09:00:00.000Z',
  tree: HOSTILE_TREE,
  headings: [],
  helpfulCount: 0,
  notHelpfulCount: 0,
  related: [],
  locales: ['en'],
}

export interface HostilePortal extends AsyncDisposable {
  answer(address: string): Promise<{ status: number; headers: Record<string, string>; body: Buffer }>
}

/** The portal of a workspace in which nothing but harm was written. */
export async function openHostilePortal(): Promise<HostilePortal> {
  const database = await openTestDatabase('sqlite')
  const api = testApi(database.db)
  const [name] = HOSTILE_WORDS
  const { id } = await api.workspace(name)
  await publishArticles(
    api.deps,
    id,
    HOSTILE_WORDS.map((words, index) => ({
      slug: index === 0 ? 'hostile' : `hostile-${index}`,
      title: words,
      excerpt: words,
      tags: [words.slice(0, 40)],
      searchKeywords: words,
      kind: index % 3 === 2 ? ('faq' as const) : ('article' as const),
      body: `${words}\n\n1. [ ] ${words}\n`,
    })),
  )
  const headings = HOSTILE_WORDS.map((text, index) => ({ id: `h-${index}`, level: 2, text }))
  await database.db
    .updateTable('help_publications')
    .set({ tree: JSON.stringify(HOSTILE_TREE), headings: JSON.stringify(headings) })
    .where('title', '=', name)
    .execute()
  const words = Object.fromEntries(['en'].map((locale) => [locale, { name, description: name }]))
  await database.db
    .updateTable('help_categories')
    .set({ words: JSON.stringify(words) })
    .execute()
  return {
    async answer(address) {
      const answered = await api.app.request(address)
      return {
        status: answered.status,
        headers: Object.fromEntries(answered.headers),
        body: Buffer.from(await answered.arrayBuffer()),
      }
    },
    async [Symbol.asyncDispose]() {
      await database.close()
    },
  }
}
