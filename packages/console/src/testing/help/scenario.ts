import type {
  ArticleRecord,
  ArticleStatus,
  ArticleVersion,
  CategoryDraft,
  HelpInsights,
  ReviewComment,
} from '@deskbell/protocol'
import { ago, idOf } from '../fixtures.ts'

/** One language of an article as the pretended service keeps it. */
export interface Language {
  status: ArticleStatus
  versions: ArticleVersion[]
  publishedVersion: number | null
  publishedAt: string | null
  reviewerId: string | null
  comments: ReviewComment[]
}
export interface Piece {
  record: Omit<ArticleRecord, 'translations'>
  languages: Map<string, Language>
}

const ARC = `Every Arc lamp comes in one box. You need nobody to help and no tools but the key in the bag.

## Before you begin

Lay the parts on a blanket and check that nothing is missing:

- the base, which weighs 14 kg
- three pieces of the arc
- the shade and its ring

> [!WARNING]
> Lift the base with both hands, and keep it away from bare wood.

## Put it together

1. [ ] Push the first piece of the arc into the base and turn the key twice.
2. [ ] Add the second and the third piece.
3. [ ] Hang the shade and fasten its ring.

When it leans, see [how to level the base](/help/articles/level-the-base). **Do not** shorten the cable.`

export const CATEGORIES: readonly CategoryDraft[] = [
  {
    id: idOf('cat', 1),
    slug: 'orders',
    icon: 'package',
    position: 0,
    words: {
      en: { name: 'Orders and delivery', description: 'Where it is and when it comes' },
      ar: { name: 'الطلبات والتوصيل', description: '' },
    },
    articleCount: 3,
  },
  {
    id: idOf('cat', 2),
    slug: 'set-up',
    icon: 'wrench',
    position: 1,
    words: { en: { name: 'Set up your lamp', description: 'From the box to the first evening' } },
    articleCount: 3,
  },
  {
    id: idOf('cat', 3),
    slug: 'payments',
    icon: 'credit-card',
    position: 2,
    words: { en: { name: 'Payments', description: '' } },
    articleCount: 0,
  },
]

interface Draft {
  n: number
  slug: string
  title: string
  body: string
  status: ArticleStatus
  category: 1 | 2
  kind?: ArticleRecord['kind']
  published?: boolean
  reviewer?: number
  audiences?: ArticleRecord['audiences']
  views?: number
  helpful?: [yes: number, no: number]
  minutes: number
  arabic?: string
}

const DRAFTS: readonly Draft[] = [
  {
    n: 1,
    slug: 'put-the-arc-lamp-together',
    title: 'Put the Arc lamp together',
    body: ARC,
    status: 'published',
    category: 2,
    kind: 'guide',
    views: 1840,
    helpful: [212, 18],
    minutes: 60 * 30,
    arabic: 'تركيب مصباح آرك',
  },
  {
    n: 2,
    slug: 'track-an-order',
    title: 'Track an order',
    body: 'Open **Your orders** and choose the order. The line on top says where it is.\n\n> [!NOTE]\n> The first scan may take a day.',
    status: 'in_review',
    category: 1,
    published: true,
    reviewer: 1,
    views: 3120,
    helpful: [401, 62],
    minutes: 14,
  },
  {
    n: 3,
    slug: 'send-a-lamp-back',
    title: 'Send a lamp back',
    body: 'You have 30 days. Ask for a label under **Your orders**, and keep the box.',
    status: 'draft',
    category: 1,
    published: true,
    views: 960,
    helpful: [58, 31],
    minutes: 60 * 5,
  },
  {
    n: 4,
    slug: 'which-bulb-fits',
    title: 'Which bulb fits?',
    body: 'E27, up to 9 W. Any warm white LED will do.',
    status: 'approved',
    category: 2,
    kind: 'faq',
    reviewer: 2,
    minutes: 60 * 26,
  },
  {
    n: 5,
    slug: 'level-the-base',
    title: 'Level the base',
    body: 'Turn the feet until the bubble stands in the middle.',
    status: 'draft',
    category: 2,
    minutes: 60 * 50,
  },
  {
    n: 6,
    slug: 'who-carries-what',
    title: 'What partners may promise about delivery',
    body: 'Only the day, never the hour.',
    status: 'archived',
    category: 1,
    audiences: ['providers'],
    minutes: 60 * 24 * 40,
  },
]

function piece(draft: Draft): Piece {
  const at = ago(draft.minutes)
  const versions = (title: string, body: string): ArticleVersion[] => [
    {
      number: 1,
      title,
      excerpt: '',
      body: body.slice(0, Math.ceil(body.length * 0.6)),
      searchKeywords: '',
      authorId: idOf('agt', 2),
      at: ago(draft.minutes + 60 * 24 * 3),
    },
    { number: 2, title, excerpt: '', body, searchKeywords: '', authorId: idOf('agt', 3), at },
  ]
  const seen = draft.status === 'published' || draft.published
  const language = (title: string, body: string, status: ArticleStatus): Language => ({
    status,
    versions: versions(title, body),
    publishedVersion: !seen ? null : status === 'published' ? 2 : 1,
    publishedAt: seen ? ago(draft.minutes - 5) : null,
    reviewerId: draft.reviewer ? idOf('agt', draft.reviewer) : null,
    comments:
      status === 'in_review'
        ? [
            {
              id: idOf('rvc', draft.n),
              authorId: idOf('agt', 3),
              version: 2,
              text: 'The carrier changed its page, so I rewrote the second sentence. Is it still true for parcels abroad?',
              movedTo: 'in_review',
              at,
            },
          ]
        : [],
  })
  const languages = new Map([['en', language(draft.title, draft.body, draft.status)]])
  if (draft.arabic)
    languages.set(
      'ar',
      language(
        draft.arabic,
        'يأتي كل مصباح **آرك** في صندوق واحد.\n\n## قبل أن تبدأ\n\nضع الأجزاء على بطانية.',
        'draft',
      ),
    )
  const [helpfulCount, notHelpfulCount] = draft.helpful ?? [0, 0]
  return {
    languages,
    record: {
      id: idOf('art', draft.n),
      slug: draft.slug,
      kind: draft.kind ?? 'article',
      categoryId: idOf('cat', draft.category),
      audiences: draft.audiences ?? ['customers'],
      tags: draft.n === 1 ? ['arc', 'assembly'] : [],
      position: draft.n,
      viewCount: draft.views ?? 0,
      helpfulCount,
      notHelpfulCount,
      createdAt: ago(draft.minutes + 60 * 24 * 3),
      updatedAt: at,
    },
  }
}

/** The help centre of a shop for lamps, in every state an article can have. */
export const pieces = (): Piece[] => DRAFTS.map(piece)

/** Figures of a help centre that is read a lot and lacks something. */
export function insightsOf(days: number): HelpInsights {
  const wave = (base: number, swing: number) =>
    Array.from({ length: days }, (_, day) => Math.round(base + swing * Math.sin(day / 2.6) + day * (swing / days)))
  const shares = (base: number) => Array.from({ length: days }, (_, day) => base + 0.06 * Math.sin(day / 3))
  const sum = (list: number[]) => list.reduce((total, one) => total + one, 0)
  const views = wave(180, 46)
  const searches = wave(52, 17)
  return {
    from: ago(60 * 24 * days),
    to: ago(0),
    views: { value: sum(views), before: Math.round(sum(views) * 0.88), byDay: views },
    searches: { value: sum(searches), before: sum(searches), byDay: searches },
    helpfulRate: { value: 0.86, before: 0.81, byDay: shares(0.85) },
    emptySearchRate: { value: 0.12, before: 0.09, byDay: shares(0.11) },
    deflectionRate: { value: 0.74, before: null, byDay: shares(0.73) },
    sessions: days * 61,
    articles: [
      {
        id: idOf('art', 2),
        slug: 'track-an-order',
        title: 'Track an order',
        views: 1204,
        helpful: 141,
        notHelpful: 22,
      },
      {
        id: idOf('art', 1),
        slug: 'put-the-arc-lamp-together',
        title: 'Put the Arc lamp together',
        views: 811,
        helpful: 96,
        notHelpful: 7,
      },
      {
        id: idOf('art', 3),
        slug: 'send-a-lamp-back',
        title: 'Send a lamp back',
        views: 402,
        helpful: 21,
        notHelpful: 19,
      },
    ],
    topSearches: [
      { query: 'where is my order', locale: 'en', count: 214 },
      { query: 'assembly', locale: 'en', count: 96 },
      { query: 'أين طلبي', locale: 'ar', count: 31 },
    ],
    emptySearches: [
      { query: 'gift card', locale: 'en', count: 41, lastAt: ago(90) },
      { query: 'invoice with VAT', locale: 'en', count: 17, lastAt: ago(60 * 20) },
      { query: 'فاتورة', locale: 'ar', count: 5, lastAt: ago(60 * 70) },
    ],
  }
}
