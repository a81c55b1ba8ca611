import type { ArticleTree } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { loadable } from './loadable.ts'

const OWN = { t: 'img', src: '/help/files/fil_1/plan.png', alt: 'Plan' } as const
const FAR = { t: 'img', src: 'https://tracker.example/p.png', alt: 'Pixel' } as const
const LINK = {
  t: 'a',
  href: 'https://tracker.example/p.png',
  c: ['Pixel (Picture from tracker.example, not loaded in this preview)'],
} as const

test.each<[string, (picture: typeof FAR | typeof LINK) => unknown]>([
  ['a paragraph', (one) => ({ t: 'p', c: ['a', one] })],
  ['bold words', (one) => ({ t: 'p', c: [{ t: 'strong', c: [one] }] })],
  ['a heading', (one) => ({ t: 'h', level: 2, id: 'a', c: [one] })],
  ['a list', (one) => ({ t: 'ul', items: [[{ t: 'p', c: [one] }]] })],
  ['steps', (one) => ({ t: 'steps', items: [{ id: 's', c: [{ t: 'p', c: [one] }] }] })],
  ['a callout', (one) => ({ t: 'callout', kind: 'note', c: [{ t: 'quote', c: [{ t: 'p', c: [one] }] }] })],
  ['a table', (one) => ({ t: 'table', align: [null], head: [[one]], rows: [[['x', one]]] })],
])('a picture of another site in %s becomes a link', (_, around) => {
  expect(loadable([around(FAR)] as ArticleTree, 'https://desk.example')).toEqual([around(LINK)])
})

test('our own pictures, and what holds none, stay', () => {
  const tree = [
    { t: 'p', c: [OWN, { t: 'br' }, { t: 'code', text: 'x' }] },
    { t: 'hr' },
    { t: 'pre', lang: null, text: '![a](https://b.example/c.png)' },
  ] as unknown as ArticleTree
  expect(loadable(tree, 'https://desk.example')).toEqual(tree)
})
