import type { ArticleWords } from '@deskbell/protocol'
import * as v from 'valibot'
import type { Drafts } from '../../../app/drafts.ts'

export type Words = Pick<ArticleWords, 'title' | 'excerpt' | 'body' | 'searchKeywords'>

export const NO_WORDS: Words = { title: '', excerpt: '', body: '', searchKeywords: '' }

/** Words that are not saved yet, with the version they began from. */
const Kept = v.object({
  base: v.number(),
  at: v.number(),
  /** The language a new translation began as a copy of. */
  from: v.nullable(v.string()),
  words: v.object({ title: v.string(), excerpt: v.string(), body: v.string(), searchKeywords: v.string() }),
})
export type Kept = v.InferOutput<typeof Kept>

const key = (articleId: string, locale: string) => `${articleId}.${locale}`

/** The unsaved words of one language of an article on this device; null where there are none. */
export function readKept(drafts: Drafts, articleId: string, locale: string): Kept | null {
  const text = drafts.get(key(articleId, locale))
  if (text === '') return null
  try {
    return v.parse(Kept, JSON.parse(text))
  } catch {
    return null
  }
}

export function keepWords(drafts: Drafts, articleId: string, locale: string, kept: Kept | null): void {
  drafts.set(key(articleId, locale), kept ? JSON.stringify(kept) : '')
}

export const sameWords = (a: Words, b: Words): boolean =>
  a.title === b.title && a.excerpt === b.excerpt && a.body === b.body && a.searchKeywords === b.searchKeywords

/** The words alone, without number, author and time. */
export const wordsOf = ({ title, excerpt, body, searchKeywords }: Words): Words => ({
  title,
  excerpt,
  body,
  searchKeywords,
})
