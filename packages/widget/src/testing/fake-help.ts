import type {
  Article,
  ArticleSummary,
  ArticleTree,
  Heading,
  HelpCategory,
  Problem,
  SearchHit,
  SearchResult,
  SuggestedHelp,
} from '@deskbell/protocol'

/** A help centre of a few articles, in memory: what the service would answer a reader. */
const CATEGORIES: HelpCategory[] = [
  {
    slug: 'appointments',
    name: 'Appointments',
    description: 'Book, move and cancel a signing',
    icon: 'calendar',
    articleCount: 2,
  },
  {
    slug: 'documents',
    name: 'Documents',
    description: 'What to bring, and what you take home',
    icon: 'book-open',
    articleCount: 14,
  },
  { slug: 'fees', name: 'Fees and payment', description: '', icon: 'credit-card', articleCount: 1 },
]

const GUIDE: ArticleTree = [
  {
    t: 'p',
    c: [
      'You can move a signing until ',
      { t: 'strong', c: ['24 hours'] },
      ' before it begins. See also ',
      { t: 'a', href: '/help/articles/opening-hours', article: 'opening-hours', c: ['our opening hours'] },
      '.',
    ],
  },
  { t: 'callout', kind: 'tip', c: [{ t: 'p', c: ['Fridays are the quietest.'] }] },
  { t: 'h', level: 2, id: 'steps', c: ['Move it yourself'] },
  {
    t: 'steps',
    items: [
      { id: 's-open', c: [{ t: 'p', c: ['Open ', { t: 'strong', c: ['Appointments'] }, '.'] }] },
      {
        id: 's-choose',
        c: [
          { t: 'p', c: ['Choose the signing and press ', { t: 'code', text: 'Move' }, '.'] },
          { t: 'p', c: ['It turns yellow.'] },
        ],
      },
      { id: 's-time', c: [{ t: 'p', c: ['Pick another time.'] }] },
    ],
  },
  { t: 'h', level: 2, id: 'costs', c: ['What it costs'] },
  {
    t: 'table',
    align: [null, 'right'],
    head: [['When'], ['Fee']],
    rows: [
      [['More than a day before'], ['free']],
      [['On the day'], ['€ 25']],
    ],
  },
  { t: 'callout', kind: 'warning', c: [{ t: 'p', c: ['A missed signing is charged in full.'] }] },
  { t: 'h', level: 2, id: 'by-mail', c: ['By e-mail'] },
  { t: 'p', c: ['Write to ', { t: 'a', href: 'mailto:desk@harbour.example', c: ['desk@harbour.example'] }, '.'] },
  {
    t: 'pre',
    lang: 'text',
    text: 'Subject: Move my signing\n\nReference 2026-0042, from Thursday to Friday afternoon, please.',
  },
  { t: 'video', provider: 'youtube', id: 'dQw4w9WgXcQ', title: 'Moving a signing, in a minute' },
  { t: 'download', href: '/help/files/fil_1/form.pdf', name: 'Form for two signatories.pdf' },
  { t: 'h', level: 2, id: 'rules', c: ['The small print'] },
  { t: 'ul', items: [[{ t: 'p', c: ['One move per signing.'] }], [{ t: 'p', c: ['Both parties must agree.'] }]] },
  { t: 'quote', c: [{ t: 'p', c: ['Quick and painless.'] }] },
]

const text = (...lines: string[]): ArticleTree => lines.map((line) => ({ t: 'p', c: [line] }))

interface Source {
  readonly slug: string
  readonly title: string
  readonly excerpt: string
  readonly category: string
  readonly tree: ArticleTree
  readonly locale?: string
}

const SOURCES: readonly Source[] = [
  {
    slug: 'move-a-signing',
    title: 'Move a signing to another day',
    excerpt: 'Until 24 hours before it begins, by yourself and without a fee.',
    category: 'appointments',
    tree: GUIDE,
  },
  {
    slug: 'opening-hours',
    title: 'When we are open',
    excerpt: 'Monday to Friday, and one Saturday a month.',
    category: 'appointments',
    tree: text('Monday to Friday, 9:00 to 17:30. The first Saturday of the month until noon.'),
  },
  {
    slug: 'what-to-bring',
    title: 'What to bring to a signing',
    excerpt: 'A passport or identity card, and the reference of your file.',
    category: 'documents',
    tree: text('Bring a passport or an identity card.', 'And the reference of your file.'),
  },
  {
    slug: 'fees',
    title: 'What a signing costs',
    excerpt: 'Fees are set by law; these are the usual ones.',
    category: 'fees',
    tree: text('Fees are set by law.'),
  },
  ...Array.from({ length: 12 }, (_, index) => ({
    slug: `deed-${index + 1}`,
    title: `Deeds, part ${index + 1}`,
    excerpt: 'What stands in a deed and why.',
    category: 'documents',
    tree: text(
      ...Array.from({ length: 12 }, (_, line) => `Paragraph ${line + 1} of part ${index + 1}, which is about deeds.`),
    ),
  })),
  {
    slug: 'bn-alarabiyya',
    title: 'نقل موعد التوقيع',
    excerpt: 'قبل ٢٤ ساعة من بدايته.',
    category: 'appointments',
    locale: 'ar',
    tree: [
      { t: 'p', c: ['يمكنك نقل الموعد قبل ٢٤ ساعة. راجع ', { t: 'code', text: 'Move' }, '.'] },
      {
        t: 'steps',
        items: [
          { id: 'a1', c: [{ t: 'p', c: ['افتح المواعيد.'] }] },
          { id: 'a2', c: [{ t: 'p', c: ['اختر وقتًا آخر.'] }] },
        ],
      },
      { t: 'callout', kind: 'note', c: [{ t: 'p', c: ['الجمعة أهدأ الأيام.'] }] },
      { t: 'ul', items: [[{ t: 'p', c: ['مرة واحدة فقط.'] }]] },
    ],
  },
]

const NAMES = new Map(CATEGORIES.map(({ slug, name }) => [slug, name]))
const idOf = (slug: string): string => `art_${String(SOURCES.findIndex((one) => one.slug === slug)).padStart(26, '0')}`

const summaryOf = ({ slug, title, excerpt, category, locale = 'en' }: Source): ArticleSummary => ({
  id: idOf(slug),
  slug,
  kind: 'article',
  locale,
  title,
  excerpt,
  category: { slug: category, name: NAMES.get(category) ?? '' },
  tags: [],
  updatedAt: '2026-03-01T09:00:00.000Z',
})

function articleOf(source: Source): Article {
  const headings = source.tree.flatMap((node): Heading[] =>
    node.t === 'h' ? [{ id: node.id, level: node.level, text: String(node.c[0]) }] : [],
  )
  const related = SOURCES.filter((one) => one.category === source.category && one !== source).slice(0, 3)
  return {
    ...summaryOf(source),
    publishedAt: '2026-03-01T09:00:00.000Z',
    tree: source.tree,
    headings,
    helpfulCount: 4,
    notHelpfulCount: 1,
    related: related.map(({ slug, title, excerpt }) => ({ slug, title, excerpt })),
    locales: [source.locale ?? 'en'],
  }
}

/** Where a word stands in a text, in pieces. */
function marked(whole: string, word: string): SearchHit['title'] {
  const at = whole.toLowerCase().indexOf(word)
  if (at < 0) return [{ text: whole, hit: false }]
  const pieces = [whole.slice(0, at), whole.slice(at, at + word.length), whole.slice(at + word.length)]
  return pieces.map((piece, index) => ({ text: piece, hit: index === 1 })).filter((piece) => piece.text !== '')
}

/** Searches titles; `sining` stands for whatever is found only by similar words. */
function search(query: string): SearchResult {
  const widened = query === 'sining'
  const word = widened ? 'signing' : query.toLowerCase()
  const found = SOURCES.filter((source) => source.title.toLowerCase().includes(word))
  return {
    items: found.map((source) => ({
      article: summaryOf(source),
      title: marked(source.title, word),
      passage: marked(source.excerpt, word),
    })),
    total: found.length,
    widened,
    suggestions: widened ? ['signing'] : [],
    categories: [],
  }
}

/** A page about fees shows the article about fees; every other the guide first. */
function suggest(url: URL): SuggestedHelp {
  const page = new URL(url.searchParams.get('url') ?? '')
  const slugs = page.pathname.includes('fees') ? ['fees'] : ['move-a-signing', 'opening-hours', 'what-to-bring', 'fees']
  const items = SOURCES.filter(({ slug }) => slugs.includes(slug)).map(summaryOf)
  return { items, from: page.pathname.includes('popular') ? 'popular' : 'match' }
}

const PROBLEM: Partial<Problem> = { type: 'about:blank', status: 404, code: 'not_found', detail: 'No such article' }

/** What the service would answer; null where the address is none of help's. */
export function answerHelp(method: string, url: URL): { readonly status: number; readonly body?: unknown } | null {
  const { pathname, searchParams } = url
  if (!pathname.startsWith('/v1/help/')) return null
  if (method === 'POST') return { status: pathname.endsWith('activity') ? 202 : 204 }
  if (pathname === '/v1/help/categories') return { status: 200, body: { items: CATEGORIES } }
  if (pathname === '/v1/help/search') return { status: 200, body: search(searchParams.get('q') ?? '') }
  if (pathname === '/v1/help/suggestions') return { status: 200, body: suggest(url) }
  if (pathname === '/v1/help/articles') {
    const all = SOURCES.filter(({ category }) => category === searchParams.get('category')).map(summaryOf)
    const from = Number(searchParams.get('cursor') ?? 0)
    const nextCursor = from + 10 < all.length ? String(from + 10) : null
    return { status: 200, body: { items: all.slice(from, from + 10), nextCursor } }
  }
  const found = SOURCES.find(({ slug }) => pathname === `/v1/help/articles/${slug}`)
  return found ? { status: 200, body: articleOf(found) } : { status: 404, body: PROBLEM }
}
