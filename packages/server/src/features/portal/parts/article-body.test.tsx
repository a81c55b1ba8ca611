/** @jsxImportSource hono/jsx */
import type { ArticleTree } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { wordsFor } from '../i18n/words.ts'
import { ArticleBody } from './article-body.tsx'

function htmlOf(tree: unknown): string {
  const drawing = { t: wordsFor('en', 'en'), articleId: 'art_1', hrefOf: (href: string) => href }
  return String(<ArticleBody tree={tree as ArticleTree} {...drawing} />)
}

test.each([
  ['a script as a link', [{ t: 'p', c: [{ t: 'a', href: 'javascript:alert(1)', c: ['here'] }] }]],
  ['data as a picture', [{ t: 'p', c: [{ t: 'img', src: 'data:image/svg+xml,<svg onload=alert(1)>', alt: 'x' }] }]],
  ['markup as text', [{ t: 'p', c: ['<script>alert(1)</script><img src=x onerror=alert(1)>'] }]],
  ['markup as code', [{ t: 'pre', lang: null, text: '</code><script>alert(1)</script>' }]],
  ['a quote in an address', [{ t: 'p', c: [{ t: 'a', href: '/x"onmouseover="alert(1)', c: ['x'] }] }]],
  ['a quote in a heading', [{ t: 'h', level: 2, id: '"><script>', c: ['x'] }]],
  ['a script as a download', [{ t: 'download', href: 'javascript:alert(1)', name: 'x' }]],
  ['a provider nobody knows', [{ t: 'video', provider: 'constructor', id: 'abcdef', title: 'x' }]],
  ['an address as a video', [{ t: 'video', provider: 'youtube', id: '../../x"', title: 'x' }]],
  ['a kind nobody knows', [{ t: 'script', text: 'alert(1)' }]],
])('%s stays harmless whatever is stored', (_, tree) => {
  const html = htmlOf(tree)
  expect(html).not.toMatch(/<script|<img|javascript:|data:|\son\w+="|<iframe|href="\/x"/)
})

test('links lead where the page says', () => {
  const tree: ArticleTree = [{ t: 'p', c: [{ t: 'a', href: '/help/articles/why', article: 'why', c: ['why'] }] }]
  const drawing = { t: wordsFor('en', 'en'), articleId: 'art_1', hrefOf: () => '/ar/help/articles/why' }
  expect(String(<ArticleBody tree={tree} {...drawing} />)).toContain('href="/ar/help/articles/why"')
})
