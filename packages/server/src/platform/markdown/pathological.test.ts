import { ArticleTree, LIMITS } from '@deskbell/protocol'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { renderMarkdown } from './index.ts'
import { blocksOf } from './testing/walk.ts'

const LENGTH = LIMITS.markdownLength
/** Processor time. The slowest takes a tenth of it; a parser that looks back over what it read takes minutes. */
const MILLISECONDS = 4_000

function processorTime(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

/** A quarter of the length is enough to tell: what grows with the square would still take far too long. */
const fill = (...pieces: string[]): string[] => pieces.map((piece) => piece.repeat(LENGTH / 4 / piece.length))
const around = (open: string, inner: string, close: string) => {
  const times = Math.floor((LENGTH - inner.length) / (open.length + close.length))
  return open.repeat(times) + inner + close.repeat(times)
}
const numbered = (line: (n: number) => string) => {
  let text = ''
  for (let n = 0; text.length < LENGTH; n++) text += line(n)
  return text
}

/** What makes one or the other parser of Markdown look back over all it has read, at each step. */
const PATHOLOGICAL: readonly string[] = [
  '!['.repeat(LENGTH / 2),
  'a\n'.repeat(LENGTH / 2),
  ...fill('>', '> ', '- ', '1. ', '> - ', '* '),
  ...fill('[', '![', ']', '[a](', '[ (](', '](\n[', '[a](<b', '[a][b]', '[^', '^[', '[[a]', '[a\n'),
  ...fill('*a ', 'a* ', '*a **a ', 'a_* ', '*a_ ', '*_', '***a ', '_a __a ', '~~a '),
  ...fill(
    '<',
    '<>',
    'a <?',
    'a <!A',
    'a <![CDATA[',
    'a <!--',
    '<!-- ',
    '<a ',
    '<a b="',
    '</a',
    '<a>http://x.y',
    '<div>\n\n',
  ),
  ...fill('\\`', '\\``', '`a``b', '&', '&#x', '\\', ' ', '\n', '\0', '\r', '\u202e', '\ud800', '\u0301', '👍'),
  ...fill('http://', 'www.', ' www.a.b/c', 'a@', 'a@b.c ', 'mailto:', 'http://a.b('),
  ...fill(
    'a\n',
    'a\n=\n',
    '---\n',
    '# a\n',
    '```\n',
    '~~~ a\n',
    '    a\n',
    '>\n',
    '> a\nb\n',
    '-\n',
    '- a\n\n',
    '1) a\n2. b\n',
  ),
  ...fill(
    '[a]: b\n',
    '[a]: b "\n',
    '[^a]: x\n\n',
    '[^a]: > ',
    '[^a]:\n    ',
    '1. [ ] a\n',
    '> [!NOTE]\n',
    '- a\n  b\n',
  ),
  around('[', 'a', ']'),
  around('![a', 'b', '](c)'),
  around('*a', 'b', 'a*'),
  around('**a *b ', 'c', 'b* a**'),
  around('~~a *b ', 'c', 'b* a~~'),
  `|a|b|\n|-|-|\n${'|c|d|\n'.repeat(LENGTH / 7)}`,
  `${'|a'.repeat(600)}\n${'|-'.repeat(600)}\n${'b\n'.repeat(LENGTH / 2)}`,
  `a|b\n-|-\n${'\\|'.repeat(LENGTH / 2)}`,
  '|\n-\n'.repeat(LENGTH / 4),
  numbered((n) => `e${'`'.repeat(n)}`),
  numbered((n) => `[a${n}]: b\n[a${n}]\n`),
  numbered((n) => `[^${n}]: x [^${n + 1}]\n\n`),
  numbered((n) => `# a\n# a-${n}\n`),
  numbered((n) => `${'  '.repeat(n)}- a\n`),
  numbered((n) => `${'>'.repeat(n)} a\n`),
  `[a]: https://a.example/${'x'.repeat(1_900)}\n\n${'[a] '.repeat(LENGTH / 4)}`,
  `[a]: https://a.example/${'x'.repeat(1_900)}\n\n${'![a] '.repeat(LENGTH / 5)}`,
]

describe('the longest text takes a moment, whatever it is', () => {
  test.each(PATHOLOGICAL.map((text) => [text.slice(0, 20), text.slice(0, LENGTH)] as const))('%j…', (_, markdown) => {
    let tree: ArticleTree = []
    const time = processorTime(() => {
      tree = renderMarkdown(markdown).tree
    })
    expect(time).toBeLessThan(MILLISECONDS)
    // Nor does a little text become very much.
    expect(JSON.stringify(tree).length).toBeLessThan(20 * LENGTH)
  })
})

test('what repeats any few pieces takes a moment as well', () => {
  const piece = fc.constantFrom(
    ...'[]()!*_`~<>#|-+=&\\:/@.^"\'\n\t 1ax'.split(''),
    '](',
    '**',
    '```',
    '<!--',
    'www.',
    'http://',
    '\n\n',
    '[^1]',
  )
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 5 }), (pieces) => {
      const unit = pieces.join('')
      const markdown = unit.repeat(Math.ceil(20_000 / unit.length))
      expect(processorTime(() => renderMarkdown(markdown))).toBeLessThan(MILLISECONDS / 4)
    }),
    { numRuns: 40 },
  )
})

test('depth is bounded: what is deeper is shown as written, and said', () => {
  for (const mark of ['> ', '- ', '1. ']) {
    const { tree, text, problems } = renderMarkdown(`${mark.repeat(60)}deep\n\nafter`)
    expect(depthOf(tree)).toBeLessThan(30)
    expect([text, text.endsWith('after')]).toEqual([expect.stringContaining('deep'), true])
    expect(problems).toEqual([{ line: 1, message: expect.stringContaining('too deep') }])
  }
  const marks = renderMarkdown(`${'*a '.repeat(60)}deep${' a*'.repeat(60)}`)
  expect([marks.text, marks.problems.length]).toEqual([expect.stringContaining('deep'), 1])
  expect(JSON.stringify(marks.tree).split('"em"').length).toBeLessThan(15)
})

function depthOf(tree: ArticleTree): number {
  return Math.max(0, ...tree.map((block) => 1 + Math.max(0, ...inner(block).map(depthOf))))
}

function inner(block: ArticleTree[number]): ArticleTree[] {
  if (block.t === 'ul' || block.t === 'ol') return block.items
  return block.t === 'quote' ? [block.c] : []
}

test('an address that is used very often is written only so often', () => {
  const address = `https://a.example/${'x'.repeat(1_900)}`
  const { tree, problems } = renderMarkdown(`[a]: ${address}\n\n${'[a]\n\n'.repeat(10_000)}`)
  v.parse(ArticleTree, tree)
  const links = blocksOf(tree).filter((block) => block.t === 'p' && typeof block.c[0] === 'object')
  expect(links.length).toBeGreaterThan(50)
  expect(links.length).toBeLessThan(200)
  expect(problems[0]?.message).toContain('too many long addresses')
  expect(problems.length, 'and not said ten thousand times').toBeLessThanOrEqual(200)
})

test('longer text is refused before it is read', () => {
  const time = processorTime(() => {
    expect(() => renderMarkdown('['.repeat(10_000_000))).toThrow(expect.objectContaining({ code: 'invalid_input' }))
  })
  expect(time).toBeLessThan(100)
})
