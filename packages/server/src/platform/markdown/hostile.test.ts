import { ArticleTree, Heading, isSafeHref, isSafeImage, MarkdownProblem } from '@deskbell/protocol'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { type RenderedMarkdown, renderMarkdown } from './index.ts'
import { HOSTILE } from './testing/hostile.ts'
import { blocksOf, inlinesOf } from './testing/walk.ts'

const RUNS_SCRIPT = /^\s*(javascript|vbscript|data|blob|file|filesystem|livescript|mocha|view-source|feed|intent)\s*:/i

/** What must hold of whatever anybody wrote. */
function expectHarmless({ tree, headings, text, problems }: RenderedMarkdown, markdown: string): void {
  v.parse(ArticleTree, tree)
  v.parse(v.array(Heading), headings)
  v.parse(v.array(MarkdownProblem), problems)
  const lines = markdown.split(/\r\n?|\n/).length
  for (const { line } of problems) expect(line).toSatisfy((n: number) => n >= 1 && n <= lines)

  const addresses = [...inlinesOf(tree), ...blocksOf(tree)].flatMap((node) => {
    if (node.t === 'img') return [[node.src, isSafeImage(node.src)] as const]
    return node.t === 'a' || node.t === 'download' ? [[node.href, isSafeHref(node.href)] as const] : []
  })
  for (const [address, isSafe] of addresses) {
    expect(isSafe, address).toBe(true)
    expect(address).not.toMatch(RUNS_SCRIPT)
    expect(new URL(address, 'https://desk.example').protocol).toMatch(/^(https?|mailto|tel):$/)
    // Nothing may end the attribute that an address is put into, whoever writes it without escaping.
    expect(address).not.toMatch(/["<>`\s]/)
  }
  const ids = blocksOf(tree).flatMap((block) =>
    block.t === 'h' ? [block.id] : block.t === 'steps' ? block.items.map(({ id }) => id) : [],
  )
  expect(new Set(ids).size, 'ids are unique').toBe(ids.length)
  expect(JSON.stringify([tree, text])).not.toMatch(/\\u00(0[0-8bcef]|1[0-9a-f])|[\u202a-\u202e]/)
}

test('there are many inputs, each its own', () => {
  expect(HOSTILE.length).toBeGreaterThanOrEqual(400)
  expect(new Set(HOSTILE.map(({ markdown }) => markdown)).size).toBe(HOSTILE.length)
})

describe('whatever stands in Markdown, nothing harmful stands in the tree', () => {
  test.each(HOSTILE)('$name', ({ markdown }) => {
    expectHarmless(renderMarkdown(markdown), markdown)
    // The same inside every kind of container.
    const lines = markdown.split('\n')
    for (const wrapped of [
      lines.map((line) => `> ${line}`),
      lines.map((line, index) => `${index === 0 ? '1. [ ] ' : '       '}${line}`),
      ['| a |', '|---|', `| ${markdown.replaceAll('\n', ' ')} |`],
      [`**${markdown}**`],
      [`[${markdown}](https://good.example)`],
      ['x[^n]', '', `[^n]: ${markdown}`],
    ]) {
      const body = wrapped.join('\n')
      expectHarmless(renderMarkdown(body), body)
    }
  })
})

test('a folder that resolves to anything at all opens no door', () => {
  for (const answer of ['javascript:alert(1)', '//evil.example', 'data:text/html,x', '', 'x y', '\\\\evil.example']) {
    const options = { resolve: () => answer }
    const markdown = '[a](./a.md) ![b](./b.png)'
    const rendered = renderMarkdown(markdown, options)
    expectHarmless(rendered, markdown)
    expect(inlinesOf(rendered.tree)).toEqual([])
  }
})

test('nothing leaves a trace in objects that all share', () => {
  for (const { markdown } of HOSTILE) renderMarkdown(markdown)
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})

test('any mixture of Markdown, HTML and bad inputs is harmless, and rendered alike each time', () => {
  const pieces = [
    ...HOSTILE.map(({ markdown }) => markdown),
    ...[
      '\n',
      '\n\n',
      '  \n',
      '> ',
      '- ',
      '1. [ ] ',
      '    ',
      '\t',
      '|',
      '|-|',
      '[',
      ']',
      '](',
      ')',
      '![',
      '<',
      '>',
      '<!--',
      '-->',
    ],
    ...[
      '`',
      '```',
      '~~',
      '**',
      '_',
      '\\',
      '&',
      '#',
      '[^1]',
      '[^1]: ',
      '[x]: ',
      'http://a.b',
      'www.a.b',
      'a@b.c',
      '\0',
      '\r',
    ],
  ]
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 12 }),
      (parts) => {
        const markdown = parts.join('')
        const rendered = renderMarkdown(markdown)
        expectHarmless(rendered, markdown)
        expect(renderMarkdown(markdown)).toEqual(rendered)
      },
    ),
    { numRuns: 500 },
  )
})
