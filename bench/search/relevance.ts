import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { readContents } from '../../packages/server/src/features/help/folder/contents.ts'
import { type FoundArticle, indexConfig, toDocument } from '../../packages/server/src/features/help-search/documents.ts'
import { renderMarkdown } from '../../packages/server/src/platform/markdown/index.ts'
import {
  createSearchIndex,
  createTokenizer,
  loadLanguage,
  type SearchIndex,
  type Widening,
} from '../../packages/server/src/platform/search/index.ts'
import { check } from '../support/measure.ts'
import type { Row, SectionResult } from '../support/report.ts'
import { QUESTIONS, type Question } from './questions.ts'

const DOCS = fileURLToPath(new URL('../../docs/help/', import.meta.url))
const BEST = 10

/** What is compared: our ranking as it is shipped, never widened, and always widened. */
export const RANKINGS: Readonly<Record<string, Widening>> = {
  shipped: 'needed',
  'exact only': 'never',
  'fuzzy always': 'always',
}

/** Mean nDCG@10 of some questions, for each ranking. */
export type Relevance = Readonly<Record<keyof typeof RANKINGS, number>>

/** Our own documentation as search has it, by language; ids are slugs. */
export async function indexDocs(): Promise<Map<string, SearchIndex<FoundArticle>>> {
  const indexes = new Map<string, SearchIndex<FoundArticle>>()
  const paths = (await readdir(DOCS, { recursive: true })).map((path) => path.replaceAll('\\', '/'))
  const files = { paths, read: async (path: string) => new Uint8Array(await readFile(`${DOCS}${path}`)) }
  const { categories } = await readContents(files, 'en')
  for (const category of categories) {
    for (const { slug, kind, tags, position, audiences, translations } of category.articles) {
      for (const { locale, words, status } of translations) {
        if (status !== 'published') continue
        const index = indexes.get(locale) ?? (await emptyIndex(locale))
        indexes.set(locale, index)
        const { text, headings } = renderMarkdown(words.body)
        const article = {
          articleId: slug,
          locale,
          revision: 1,
          version: 1,
          slug,
          kind,
          audiences,
          tags,
          position,
          category: { id: category.slug, slug: category.slug, words: category.words },
          title: words.title,
          excerpt: words.excerpt,
          searchKeywords: words.searchKeywords,
          publishedAt: 0,
          updatedAt: 0,
        }
        index.put(toDocument({ ...article, text, headings: headings.map((heading) => heading.text) }))
      }
    }
  }
  return indexes
}

async function emptyIndex(locale: string): Promise<SearchIndex<FoundArticle>> {
  return createSearchIndex(indexConfig(createTokenizer(await loadLanguage(locale))))
}

/** Mean nDCG@10 over some questions, for each ranking. */
export function judge(
  indexes: ReadonlyMap<string, SearchIndex<FoundArticle>>,
  questions: readonly Question[],
): Relevance {
  return Object.fromEntries(
    Object.entries(RANKINGS).map(([name, widening]) => {
      const gains = questions.map((question) => ndcg(question, answerTo(indexes, question, widening)))
      return [name, gains.reduce((sum, gain) => sum + gain, 0) / gains.length]
    }),
  )
}

/** The slugs that a question finds, best first. */
function answerTo(
  indexes: ReadonlyMap<string, SearchIndex<FoundArticle>>,
  { text, locale = 'en' }: Question,
  widening: Widening,
): string[] {
  return (
    indexes
      .get(locale)
      ?.search(text, { limit: BEST, widening })
      .hits.map(({ id }) => id) ?? []
  )
}

/** Normalised discounted cumulative gain of the first ten: 1 when they stand as the judgements would have them. */
export function ndcg({ relevant }: Question, slugs: readonly string[]): number {
  const gain = (grades: readonly number[]) =>
    grades.slice(0, BEST).reduce((sum, grade, i) => sum + (2 ** grade - 1) / Math.log2(i + 2), 0)
  const ideal = Object.values(relevant).toSorted((a, b) => b - a)
  return gain(slugs.map((slug) => relevant[slug] ?? 0)) / gain(ideal)
}

/** All questions, and those that the ranking was not tuned on. */
export const SETS: Readonly<Record<string, readonly Question[]>> = {
  'all questions': QUESTIONS,
  'held-out questions': QUESTIONS.filter((_, i) => i % 2 === 1),
}

export async function measureRelevance(): Promise<SectionResult> {
  const indexes = await indexDocs()
  const rows: Row[] = []
  const checks: SectionResult['checks'][number][] = []
  for (const [set, questions] of Object.entries(SETS)) {
    const name = `${questions.length} ${set}`
    const means = judge(indexes, questions)
    for (const [subject, mean] of Object.entries(means)) {
      const figures = { median: mean, min: mean, max: mean, values: [mean] }
      rows.push({ id: `${set}/${subject}/nDCG@10`, case: name, subject, measure: 'nDCG@10', unit: '', ...figures })
    }
    for (const other of Object.keys(RANKINGS).filter((ranking) => ranking !== 'shipped')) {
      const ratio = (means.shipped ?? 0) / (means[other] ?? 1)
      const target = { op: '>=', value: 1 } as const
      checks.push(check(`search/relevance/${set}/${other}`, `nDCG@10, ${name}, of ${other}`, '×', [ratio], target))
    }
  }
  return { rows, checks }
}
