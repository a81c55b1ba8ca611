import {
  type ArticleSummary,
  CodedError,
  LIMITS,
  type SearchHelp,
  type SearchHit,
  type SearchResult,
} from '@deskbell/protocol'
import type { Ctx, Deps } from '../../platform/context.ts'
import { highlight, passage, type SearchAnswer, type Widening } from '../../platform/search/index.ts'
import { preferredLocales, type Reader, resolveReader, toSummary } from '../help/index.ts'
import type { FoundArticle } from './documents.ts'
import { type HeldIndex, openIndex } from './index-store.ts'
import { findTexts, listLocales } from './repository.ts'

const HITS = 10
const SUGGESTIONS = 5
const PASSAGE = { length: 180 }

type Query = Pick<SearchHelp, 'q' | 'category' | 'tag' | 'limit'>

/**
 * Searches what a reader can see, in their language and then, among articles that are not translated,
 * in the workspace's own. Throws `not_found` for an unknown workspace.
 */
export async function searchHelp(ctx: Ctx, query: SearchHelp): Promise<SearchResult> {
  return searchFor(ctx, await resolveReader(ctx, query), query)
}

/** `searchHelp` for a reader who is known already. */
export async function searchFor(ctx: Pick<Ctx, 'deps'>, reader: Reader, query: Query): Promise<SearchResult> {
  const { q, category, limit = HITS } = query
  // The wire refuses longer ones; nothing else shall bring them here either.
  if (q.length > LIMITS.queryLength) throw tooLong()
  const names = new Map<string, string>()
  const tag = query.tag?.toLowerCase()
  const parts: Part[] = []
  for (const held of q === '' ? [] : await openFor(ctx.deps, reader)) {
    const first = parts[0]?.held.index
    const answer = held.index.search(q, {
      limit,
      accept: (one) =>
        (tag === undefined || one.article.tags.includes(tag)) && first?.stored(one.article.articleId) === undefined,
      groupOf: ({ article }) => {
        const { slug } = article.category
        if (!names.has(slug)) names.set(slug, toSummary(article, reader).category.name)
        return slug
      },
      group: category,
    })
    parts.push({ held, answer })
  }
  const [best] = inOrder(parts)
  return {
    items: await hitsOf(ctx.deps, reader, inOrder(parts), limit),
    total: parts.reduce((sum, { answer }) => sum + answer.total, 0),
    widened: best !== undefined && best.answer.total > 0 && best.answer.widened,
    suggestions: parts[0]?.held.index.suggest(q, SUGGESTIONS) ?? [],
    categories: groupsOf(parts, names),
  }
}

interface Part {
  readonly held: HeldIndex
  readonly answer: SearchAnswer<FoundArticle>
}

/** The reader's language first, unless only the other one has what was asked. */
function inOrder(parts: readonly Part[]): Part[] {
  const isPoor = ({ answer }: Part) => answer.total === 0 || answer.widened
  return parts.toSorted((a, b) => Number(isPoor(a)) - Number(isPoor(b)))
}

/** The indexes to look into, the reader's language first. */
async function openFor(deps: Deps, reader: Reader): Promise<HeldIndex[]> {
  const { workspaceId, locale, ownLocale, audience, revision } = reader
  if (audience === null || revision === 0) return []
  const available = await localesOf(deps, workspaceId, revision)
  const wanted = [locale, ownLocale].flatMap((asked) => preferredLocales(asked, ownLocale, available)[0] ?? [])
  const held: HeldIndex[] = []
  for (const one of new Set(wanted)) held.push(await openIndex(deps, { workspaceId, locale: one, audience }, revision))
  return held
}

const locales = new WeakMap<Deps['db'], Map<string, { revision: number; locales: readonly string[] }>>()

async function localesOf({ db }: Deps, workspaceId: string, revision: number): Promise<readonly string[]> {
  const known = locales.get(db) ?? new Map()
  locales.set(db, known)
  const before = known.get(workspaceId)
  if (before && before.revision >= revision) return before.locales
  const found = { revision, locales: await listLocales(db, workspaceId) }
  known.set(workspaceId, found)
  return found.locales
}

async function hitsOf(deps: Deps, reader: Reader, parts: readonly Part[], limit: number): Promise<SearchHit[]> {
  const hits: SearchHit[] = []
  for (const { held, answer } of parts) {
    const best = answer.hits.slice(0, limit - hits.length)
    const { tokenizer } = held
    const { terms } = answer
    const ids = best.map(({ id }) => id)
    const texts = await findTexts(deps.db, reader.workspaceId, tokenizer.language.locale, ids)
    for (const { id, stored } of best) {
      const { title, excerpt } = stored.article
      const found = passage(texts.get(id) ?? excerpt, terms, tokenizer, PASSAGE)
      const isBare = excerpt !== '' && !found.some(({ hit }) => hit)
      hits.push({
        article: toSummary(stored.article, reader),
        title: highlight(title, terms, tokenizer),
        passage: isBare ? passage(excerpt, terms, tokenizer, PASSAGE) : found,
      })
    }
  }
  return hits
}

function groupsOf(parts: readonly Part[], names: ReadonlyMap<string, string>): SearchResult['categories'] {
  const counts = new Map<string, number>()
  for (const { answer } of parts) {
    for (const [slug, count] of answer.groups) counts.set(slug, (counts.get(slug) ?? 0) + count)
  }
  return [...counts]
    .map(([slug, count]) => ({ slug, name: names.get(slug) ?? slug, count }))
    .sort((a, b) => b.count - a.count || (a.slug < b.slug ? -1 : 1))
}

/** Articles that resemble a text, by their titles, headings, keywords and tags, in the reader's language. */
export async function findResembling(
  ctx: Pick<Ctx, 'deps'>,
  reader: Reader,
  text: string,
  limit: number,
): Promise<ArticleSummary[]> {
  const [held] = await openFor(ctx.deps, reader)
  if (!held) return []
  const widening: Widening = 'never'
  const { hits } = held.index.search(text, { limit, widening, fields: RESEMBLING, common: COMMON })
  const best = hits[0]?.score ?? 0
  return hits.filter(({ score }) => score >= best * AS_GOOD).map(({ stored }) => toSummary(stored.article, reader))
}

const RESEMBLING = ['title', 'keywords', 'tags', 'headings']
/** Words that so great a share of articles have say nothing about a page. */
const COMMON = 0.3
/** Of the best one's score. */
const AS_GOOD = 0.4

function tooLong(): CodedError {
  return new CodedError('invalid_input', undefined, {
    errors: [{ path: 'query.q', message: `must have at most ${LIMITS.queryLength} characters` }],
  })
}
