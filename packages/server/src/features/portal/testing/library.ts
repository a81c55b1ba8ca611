import type { UpdateWorkspace } from '@deskbell/protocol'
import type { Deps } from '../../../platform/context.ts'
import { testCtx } from '../../../testing/deps.ts'
import { publishArticles, type TestArticle } from '../../../testing/help.ts'
import { addCounts, createCategory } from '../../help/index.ts'

const DAY = [{ from: '08:00', to: '18:00' }]

export const SETTINGS: UpdateWorkspace = {
  greeting: 'A notary at your door, today if you need one.',
  replyMinutes: 15,
  businessHours: {
    timeZone: 'America/New_York',
    days: {
      mon: [
        { from: '08:00', to: '12:00' },
        { from: '13:00', to: '18:00' },
      ],
      tue: DAY,
      wed: DAY,
      thu: DAY,
      fri: DAY,
      sat: [{ from: '09:00', to: '13:00' }],
      sun: [],
    },
  },
  contactEmail: 'desk@harbor.example',
  contactPhone: '+1 (207) 555-0142',
  contactAddress: 'Harbor Mobile Notary\n12 Lighthouse Lane\nPortland, ME 04101',
}

const CATEGORIES = [
  [
    'visits',
    'calendar',
    'Visits',
    'Before, during and after a notary comes to you.',
    'الزيارات',
    'قبل زيارة الموثّق وأثناءها وبعدها.',
  ],
  [
    'documents',
    'shield',
    'Documents',
    'Which papers we can notarise, and what to have ready.',
    'المستندات',
    'ما الذي يمكن توثيقه.',
  ],
  [
    'billing',
    'credit-card',
    'Prices and payment',
    'What a visit costs, receipts and refunds.',
    'الأسعار والدفع',
    'تكلفة الزيارة والإيصالات والاسترداد.',
  ],
] as const

/** Everything an article can hold, in one. */
const EVERYTHING = `Most visits take **twenty minutes**. This guide says what happens in them, and what to have *at hand*.

## Before the visit

1. [ ] Find your identification. A current passport, driver’s licence or state ID is enough.
2. [ ] Read the document once, and **leave it unsigned**.
3. [ ] Clear a table with room for two people. A kitchen table is fine.

> [!TIP]
> Send us a photo of the first page. We can then say at once [which documents](/help/articles/which-documents) need witnesses.

## What it costs

| Visit | Signatures | Price | Travel included |
| --- | ---: | ---: | --- |
| One document | 3 | $65 | within ten miles of the harbor |
| Loan signing | any | $150 | everywhere in the county |
| Hospital or care home | 3 | $95 | within ten miles of the harbor |

> [!WARNING]
> An expired identification cannot be used. Ask us about a credible witness instead.

### When plans change

Moving a visit is free until your notary is on the way. From a booking system, call \`POST /visits/:id/move\`:

\`\`\`json
{ "visitId": "HN-2041", "from": "2026-03-02T09:30:00-05:00", "to": "2026-03-03T14:00:00-05:00", "reason": "moved by the customer" }
\`\`\`

## See it once

https://www.youtube.com/watch?v=dQw4w9WgXcQ

## After the visit

- You keep the original.
- We keep a line in the journal, as the law asks.

> “They came to the hospital within the hour.” A customer in March

![A notary’s seal on paper](https://images.example/seal.png)

[The fee table as a file](/help/files/fil_01h455vb4pex5vsknk084sn02q/fees.pdf)
`

const ARABIC = `تستغرق معظم الزيارات **عشرين دقيقة**. يشرح هذا الدليل ما يحدث فيها وما يجب تحضيره.

## قبل الزيارة

1. [ ] جهّز هويتك: جواز سفر أو رخصة قيادة سارية.
2. [ ] اقرأ المستند مرة واحدة **ولا توقّعه**.
3. [ ] أفسح مكانًا على الطاولة لشخصين.

> [!TIP]
> أرسل لنا صورة الصفحة الأولى، فنخبرك فورًا [أي المستندات](/help/articles/which-documents) يحتاج إلى شهود.

## التكلفة

| الزيارة | التواقيع | السعر |
| --- | ---: | ---: |
| مستند واحد | 3 | $65 |
| توقيع قرض | أي عدد | $150 |

## بعد الزيارة

- تحتفظ أنت بالأصل.
- من نظام الحجز، استدع \`POST /visits/:id/move\`.
`

const ARTICLES: readonly TestArticle[] = [
  {
    slug: 'your-visit',
    title: 'What happens at your visit',
    excerpt: 'From the knock on the door to the seal: what to have ready, and what we bring.',
    category: 'visits',
    kind: 'guide',
    tags: ['visit', 'identification'],
    body: EVERYTHING,
  },
  {
    slug: 'your-visit',
    title: 'ماذا يحدث في زيارتك',
    excerpt: 'من طرق الباب إلى الختم: ما تحضّره أنت وما نحضره نحن.',
    locale: 'ar',
    body: ARABIC,
  },
  {
    slug: 'move-a-visit',
    title: 'Move or cancel a visit',
    excerpt: 'Free until your notary is on the way.',
    category: 'visits',
    tags: ['visit'],
    body: 'Open your booking and choose **Move**. It is free until your notary is on the way.',
  },
  { slug: 'move-a-visit', title: 'تغيير موعد الزيارة أو إلغاؤها', locale: 'ar', body: 'افتح حجزك واختر **نقل**.' },
  {
    slug: 'hospital-visits',
    title: 'Visits to hospitals and care homes',
    excerpt: 'We call the ward first and bring two witnesses if they are needed.',
    category: 'visits',
    tags: ['visit', 'hospital'],
    body: 'We call the ward first, bring two witnesses if they are needed, and take the time it takes.',
  },
  {
    slug: 'which-documents',
    title: 'Which documents we notarise',
    excerpt: 'Powers of attorney, affidavits, titles, loan packages and most others.',
    category: 'documents',
    tags: ['identification'],
    body: 'Powers of attorney, affidavits, titles and loan packages.\n\n## What we cannot do\n\nWe give no legal advice.\n\n## Witnesses\n\nSome papers need two.',
  },
  {
    slug: 'which-documents',
    title: 'المستندات التي نوثّقها',
    locale: 'ar',
    body: 'الوكالات والإقرارات وسندات الملكية.',
  },
  {
    slug: 'identification',
    title: 'Which identification counts',
    excerpt: 'A current passport, driver’s licence or state ID.',
    category: 'documents',
    tags: ['identification'],
    body: 'A current passport, driver’s licence or state ID.',
  },
  {
    slug: 'refunds',
    title: 'Get a refund',
    excerpt: 'Money is back on your card within five days.',
    category: 'billing',
    tags: ['payment'],
    body: 'Write to us with the number of your visit. The money is back on your card within five days.',
  },
  {
    slug: 'receipts',
    title: 'Find a receipt',
    category: 'billing',
    tags: ['payment'],
    body: 'Every receipt is in the mail that follows the visit.',
  },
  {
    slug: 'print-for-me',
    title: 'Can you print for me?',
    category: 'documents',
    kind: 'faq',
    body: 'Yes. Send us the file before we set off; the first twenty pages are included.',
  },
  { slug: 'print-for-me', title: 'هل يمكنكم الطباعة لي؟', locale: 'ar', body: 'نعم. أرسل الملف قبل انطلاقنا.' },
  {
    slug: 'expired-id',
    title: 'My identification has expired. What now?',
    category: 'documents',
    kind: 'faq',
    body: 'Ask us: a credible witness is sometimes possible.\n\n- They must know you.\n- They must have identification of their own.',
  },
  {
    slug: 'how-soon',
    title: 'How soon can somebody come?',
    category: 'visits',
    kind: 'faq',
    body: 'Most visits are the same day. See [what happens at your visit](/help/articles/your-visit).',
  },
  { slug: 'how-soon', title: 'متى يمكن أن يأتي أحدكم؟', locale: 'ar', body: 'معظم الزيارات في اليوم نفسه.' },
  {
    slug: 'route-plans',
    title: 'How routes are planned',
    category: 'visits',
    audiences: ['providers'],
    body: 'For notaries only: the secret detour.',
  },
  { slug: 'winter', title: 'Visits in winter', category: 'visits', published: false, body: 'Not yet published: snow.' },
]

/** A help centre that looks lived in: everything an article can hold, in English and in Arabic. */
export async function writeLibrary(deps: Deps, workspaceId: string): Promise<void> {
  const ctx = testCtx(deps, workspaceId)
  const categories = new Map()
  for (const [slug, icon, name, description, arabicName, arabicDescription] of CATEGORIES) {
    const words = { en: { name, description }, ar: { name: arabicName, description: arabicDescription } }
    categories.set(slug, await createCategory(ctx, { slug, icon, words }))
  }
  const made = await publishArticles(deps, workspaceId, ARTICLES, categories)
  for (const [slug, views] of Object.entries({
    'your-visit': 90,
    refunds: 40,
    'which-documents': 30,
    'move-a-visit': 9,
  })) {
    const id = made[slug]?.id ?? ''
    await addCounts(deps.db, workspaceId, id, { views, helpful: Math.floor(views / 5) })
  }
}
