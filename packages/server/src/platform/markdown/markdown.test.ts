import { ArticleTree, type BlockNode, type Heading, type InlineNode } from '@deskbell/protocol'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { renderMarkdown } from './index.ts'

const FILE = '/help/files/fil_01h455vb4pex5vsknk084sn02q'
const p = (...c: InlineNode[]): BlockNode => ({ t: 'p', c })

/** What each piece of Markdown becomes, and what is said about it. */
const CASES: Readonly<Record<string, readonly [markdown: string, tree: ArticleTree, problems?: readonly string[]]>> = {
  nothing: [' \n\n', []],
  'a paragraph of two lines': ['one\ntwo', [p('one two')]],
  'a hard break': ['one  \ntwo\\\nthree', [p('one', { t: 'br' }, 'two', { t: 'br' }, 'three')]],
  marks: [
    '**a *b*** ~~c~~ `<d>`',
    [
      p({ t: 'strong', c: ['a ', { t: 'em', c: ['b'] }] }, ' ', { t: 'del', c: ['c'] }, ' ', {
        t: 'code',
        text: '<d>',
      }),
    ],
  ],
  'escapes and entities': ['\\*a\\* &lt;b&gt; &copy;', [p('*a* <b> ©')]],
  'links and autolinks': [
    '[a](https://a.example "t") <b@c.example> https://d.example/x. www.e.example/f, README.md',
    [
      p(
        { t: 'a', href: 'https://a.example', c: ['a'] },
        ' ',
        { t: 'a', href: 'mailto:b@c.example', c: ['b@c.example'] },
        ' ',
        { t: 'a', href: 'https://d.example/x', c: ['https://d.example/x'] },
        '. ',
        { t: 'a', href: 'https://www.e.example/f', c: ['www.e.example/f'] },
        ', README.md',
      ),
    ],
  ],
  'a link by reference, its scheme in capitals': [
    '[a][X]\n\n[x]: HTTPS://A.example/',
    [p({ t: 'a', href: 'https://A.example/', c: ['a'] })],
  ],
  'a link without words': [
    '[](https://a.example)',
    [p({ t: 'a', href: 'https://a.example', c: ['https://a.example'] })],
  ],
  'links to articles': [
    '[a](/help/articles/refunds) [b](/pt-BR/help/articles/refunds#when) [c](/help/articles) [d](#when)',
    [
      p(
        { t: 'a', href: '/help/articles/refunds', article: 'refunds', c: ['a'] },
        ' ',
        { t: 'a', href: '/pt-BR/help/articles/refunds#when', article: 'refunds', c: ['b'] },
        ' ',
        { t: 'a', href: '/help/articles', c: ['c'] },
        ' ',
        { t: 'a', href: '#when', c: ['d'] },
      ),
    ],
  ],
  'a link that may not be followed': [
    'see [here](javascript:alert(1))',
    [p('see here')],
    ['such addresses are not allowed'],
  ],
  'a relative link, with nothing to resolve it': ['[a](./b.md)', [p('a')], ['relative to nothing we know']],
  pictures: [
    `![The plan](${FILE}/plan.png) ![Elsewhere](https://a.example/b.jpg)`,
    [
      p({ t: 'img', src: `${FILE}/plan.png`, alt: 'The plan', width: 640, height: 480 }, ' ', {
        t: 'img',
        src: 'https://a.example/b.jpg',
        alt: 'Elsewhere',
      }),
    ],
  ],
  'pictures that may not be shown': [
    '![A](http://a.example/b.png) ![B](data:image/png;base64,AA)',
    [p('A B')],
    ['it has to be https', 'such addresses are not allowed'],
  ],
  'a picture nobody described, and a file that is none': [
    `![](${FILE}/a.png) ![x](${FILE}/a.pdf)`,
    [p({ t: 'img', src: `${FILE}/a.png`, alt: '' }, ' ', { t: 'img', src: `${FILE}/a.pdf`, alt: 'x' })],
    ['has no description', 'is not a picture'],
  ],
  headings: [
    '# One\n\n## Two\n\n### Three\n\n###### Six\n\n#',
    [
      { t: 'h', level: 2, id: 'one', c: ['One'] },
      { t: 'h', level: 2, id: 'two', c: ['Two'] },
      { t: 'h', level: 3, id: 'three', c: ['Three'] },
      { t: 'h', level: 4, id: 'six', c: ['Six'] },
    ],
    ['shown as a second', 'shown as a fourth'],
  ],
  'lists, and lists in lists': [
    '- a\n  - b\n- c\n\n3. d\n4. e',
    [
      { t: 'ul', items: [[p('a'), { t: 'ul', items: [[p('b')]] }], [p('c')]] },
      { t: 'ol', start: 3, items: [[p('d')], [p('e')]] },
    ],
  ],
  'boxes where there is nothing to tick': [
    '- [ ] a\n- [x] b\n\n1. [ ] c\n2. d',
    [
      { t: 'ul', items: [[p('☐ a')], [p('☑ b')]] },
      { t: 'ol', start: 1, items: [[p('☐ c')], [p('d')]] },
    ],
  ],
  'a guide': [
    '1. [ ] Open **settings**\n\n   They stand on the left.\n2. [x] Save',
    [
      {
        t: 'steps',
        items: [
          {
            id: expect.stringMatching(/^step-/),
            c: [p('Open ', { t: 'strong', c: ['settings'] }), p('They stand on the left.')],
          },
          { id: expect.stringMatching(/^step-/), c: [p('Save')] },
        ],
      },
    ],
  ],
  'a quote and a callout': [
    '> a\n>\n> b\n\n> [!WARNING]\n> Mind **this**.\n> - x\n\n> [!tip]\n\n> [!NOTE] on the same line',
    [
      { t: 'quote', c: [p('a'), p('b')] },
      {
        t: 'callout',
        kind: 'warning',
        c: [p('Mind ', { t: 'strong', c: ['this'] }, '.'), { t: 'ul', items: [[p('x')]] }],
      },
      { t: 'quote', c: [p('[!NOTE] on the same line')] },
    ],
  ],
  code: [
    '```ts title="x"\na < b\n\n```\n\n    <c>\n\n~~~ no/language\nd\n~~~',
    [
      { t: 'pre', lang: 'ts', text: 'a < b\n' },
      { t: 'pre', lang: null, text: '<c>' },
      { t: 'pre', lang: null, text: 'd' },
    ],
  ],
  'a line across': ['---', [{ t: 'hr' }]],
  'a table': [
    '| a | b | c |\n|:--|:-:|--:|\n| 1 | **2** |\n| 3 | 4 \\| 5 | `6` | 7 |',
    [
      {
        t: 'table',
        align: ['left', 'center', 'right'],
        head: [['a'], ['b'], ['c']],
        rows: [
          [['1'], [{ t: 'strong', c: ['2'] }], []],
          [['3'], ['4 | 5'], [{ t: 'code', text: '6' }]],
        ],
      },
    ],
  ],
  videos: [
    'https://youtu.be/dQw4w9WgXcQ?t=3\n\n[How it works](https://www.youtube.com/watch?list=x&v=dQw4w9WgXcQ)\n\n[A tour](https://vimeo.com/123456)',
    [
      { t: 'video', provider: 'youtube', id: 'dQw4w9WgXcQ', title: '' },
      { t: 'video', provider: 'youtube', id: 'dQw4w9WgXcQ', title: 'How it works' },
      { t: 'video', provider: 'vimeo', id: '123456', title: 'A tour' },
    ],
  ],
  'an address of a video within words, and one of another site': [
    'see https://youtu.be/dQw4w9WgXcQ\n\nhttps://videos.example/1',
    [
      p('see ', { t: 'a', href: 'https://youtu.be/dQw4w9WgXcQ', c: ['https://youtu.be/dQw4w9WgXcQ'] }),
      p({ t: 'a', href: 'https://videos.example/1', c: ['https://videos.example/1'] }),
    ],
  ],
  downloads: [
    `[The plan](${FILE}/plan.pdf)\n\nsee [it](${FILE}/plan.pdf)\n\n[photo](${FILE}/photo.png)`,
    [
      { t: 'download', href: `${FILE}/plan.pdf`, name: 'The plan' },
      p('see ', { t: 'a', href: `${FILE}/plan.pdf`, c: ['it'] }),
      p({ t: 'a', href: `${FILE}/photo.png`, c: ['photo'] }),
    ],
  ],
  'HTML is text': [
    'a <b>c</b>\n\n<div>\n*d*\n</div>',
    [p('a <b>c</b>'), p('<div>', { t: 'br' }, '*d*', { t: 'br' }, '</div>')],
    ['HTML is shown as written', 'HTML is shown as written'],
  ],
  'but breaks are breaks, and comments are gone': [
    'a<br>b<BR />c <!-- d --> e\n\n<!-- f\n\ng -->',
    [p('a', { t: 'br' }, 'b', { t: 'br' }, 'c  e')],
  ],
  'a comment that never ends': ['a\n\n<!-- b\n\nc', [p('a')], ['does not end']],
  footnotes: [
    'a[^x] b[^long] a[^x]\n\n[^long]: Long[^deep]\n\n    and longer\n[^x]: Short\n[^deep]: Deep\n[^no]: Never',
    [
      p('a[1] b[2] a[1]'),
      { t: 'hr' },
      { t: 'ol', start: 1, items: [[p('Short')], [p('Long[3]'), p('and longer')], [p('Deep')]] },
    ],
    ['The footnote no is not shown'],
  ],
  'marks that turn everything around': [
    'a \u202eb\u202c c\u200f',
    [p('a b c\u200f')],
    ['Invisible characters are left out'],
  ],
}

describe('Markdown becomes a tree', () => {
  test.each(Object.entries(CASES))('%s', (_, [markdown, tree, problems = []]) => {
    const rendered = renderMarkdown(markdown, { sizes: new Map([[`${FILE}/plan.png`, { width: 640, height: 480 }]]) })
    expect(rendered.tree).toEqual(tree)
    expect(rendered.problems.map(({ message }) => message)).toEqual(
      problems.map((part) => expect.stringContaining(part)),
    )
    v.parse(ArticleTree, rendered.tree)
  })
})

test('problems are told by their line, in order', () => {
  const markdown =
    'one <b>\n\ntwo\nand [x](y)\n\n- three\n- four <i>\n\n| a |\n|---|\n| <u> |\n\n# five\n\n> six\n> <s>'
  expect(renderMarkdown(markdown).problems.map(({ line }) => line)).toEqual([1, 4, 7, 11, 13, 16])
})

test('anchors are unique in any script, and stay when something else changes', () => {
  const titles = [
    'Track an order',
    'Track an order',
    'الطلبات',
    '注文の追跡',
    'Où est-il ?',
    '🛎️',
    '2026',
    '***',
    'x'.repeat(300),
  ]
  const ids = (markdown: string) => renderMarkdown(markdown).headings.map(({ id }: Heading) => id)
  const found = ids(titles.map((title) => `## ${title}\n\nText.`).join('\n\n'))
  expect(found).toEqual([
    'track-an-order',
    'track-an-order-1',
    'الطلبات',
    '注文の追跡',
    'où-est-il',
    'section',
    'section-2026',
    'section-1',
    'x'.repeat(80),
  ])
  expect(ids('Other text.\n\n## الطلبات')).toEqual(['الطلبات'])
})

test('a step keeps its id while its words stay, wherever it moves', () => {
  const ids = (markdown: string) =>
    renderMarkdown(markdown).tree.flatMap((block) => (block.t === 'steps' ? block.items.map(({ id }) => id) : []))
  const [open, save, again] = ids('1. [ ] Open\n2. [ ] Save\n3. [ ] Open')
  expect(new Set([open, save, again]).size).toBe(3)
  expect(ids('Before.\n\n1. [x] Save\n1. [ ] Wait\n1. [ ] *Open*')).toEqual([save, expect.any(String), open])
})

test('relative addresses are resolved by whoever knows the folder', () => {
  const asked: string[] = []
  const resolve = (address: string, kind: 'link' | 'image') => {
    asked.push(`${kind} ${address}`)
    return address === './gone.md' ? null : kind === 'link' ? '/help/articles/refunds' : `${FILE}/a.png`
  }
  const { tree, problems } = renderMarkdown('[a](./refunds.md) ![b](my%20plan.png) [c](./gone.md) [d](/x)', { resolve })
  expect(asked).toEqual(['link ./refunds.md', 'image my plan.png', 'link ./gone.md'])
  expect(tree).toEqual([
    p(
      { t: 'a', href: '/help/articles/refunds', article: 'refunds', c: ['a'] },
      ' ',
      { t: 'img', src: `${FILE}/a.png`, alt: 'b' },
      ' c ',
      { t: 'a', href: '/x', c: ['d'] },
    ),
  ])
  expect(problems).toEqual([{ line: 1, message: expect.stringContaining('./gone.md') }])
})

test('the text holds every word once, and no marks', () => {
  const { text } = renderMarkdown(
    '# *A*\n\n> [!NOTE]\n> b **c**\n\n1. [ ] d\n\n| e | f |\n|---|---|\n| g | h |\n\n```\ni\n```\n\n![j](/k.png)\n\n[l](https://youtu.be/dQw4w9WgXcQ)',
  )
  expect(text).toBe('A\nb c\nd\ne\tf\ng\th\ni\nj\nl')
})
