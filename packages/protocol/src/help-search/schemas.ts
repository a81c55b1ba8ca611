import * as v from 'valibot'
import { id } from '../core/ids.ts'
import { LIMITS } from '../core/limits.ts'
import { PageLimit } from '../core/page.ts'
import { ArticleSummary, ReadHelp } from '../help/schemas.ts'
import { Slug } from '../help/slug.ts'

const Query = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(LIMITS.queryLength, `must have at most ${LIMITS.queryLength} characters`),
)

export const SearchHelp = v.strictObject({
  ...ReadHelp.entries,
  q: Query,
  category: v.optional(Slug),
  tag: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(LIMITS.tagLength))),
  limit: PageLimit,
})
export type SearchHelp = v.InferOutput<typeof SearchHelp>

/** A piece of text; `hit` where it matches what was asked. */
export const Fragment = v.object({ text: v.string(), hit: v.boolean() })
export type Fragment = v.InferOutput<typeof Fragment>

export const SearchHit = v.object({
  article: ArticleSummary,
  /** The title, and the passage that fits best, in pieces. */
  title: v.array(Fragment),
  passage: v.array(Fragment),
})
export type SearchHit = v.InferOutput<typeof SearchHit>

export const SearchResult = v.object({
  items: v.array(SearchHit),
  /** All that match, of which `items` are the best. */
  total: v.number(),
  /** Exact and stemmed matches were too few, so similar words and beginnings were taken too. */
  widened: v.boolean(),
  /** How the query may go on or was meant, at most five; for a list below the box. */
  suggestions: v.array(v.string()),
  /** Matches per category, before the filter by category. */
  categories: v.array(v.object({ slug: v.string(), name: v.string(), count: v.number() })),
})
export type SearchResult = v.InferOutput<typeof SearchResult>

/** The page somebody looks at; without query and fragment, which may hold what is not ours to know. */
export const PageOfHost = v.object({
  url: v.pipe(
    v.string(),
    v.maxLength(LIMITS.urlLength),
    v.check((text) => URL.canParse(text), 'must be a whole address'),
  ),
  title: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(LIMITS.nameLength)), ''),
})

/** Articles for a page: those a URL rule names, else the best matches for its title and path. */
export const SuggestHelp = v.strictObject({ ...ReadHelp.entries, ...PageOfHost.entries })
export type SuggestHelp = v.InferOutput<typeof SuggestHelp>
export const SuggestedHelp = v.object({
  items: v.array(ArticleSummary),
  /** `rule`: an editor chose them for this page. `match`: they resemble it. `popular`: neither; the most read. */
  from: v.picklist(['rule', 'match', 'popular']),
})
export type SuggestedHelp = v.InferOutput<typeof SuggestedHelp>

/**
 * Which articles belong to which pages. `*` stands for one part of a path, `**` for any number of
 * them; a pattern may begin with a host. The first rule that fits counts.
 *
 * @example { pattern: '/orders/*', articleIds: ['art_…'] }
 */
export const UrlRule = v.strictObject({
  pattern: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1),
    v.maxLength(LIMITS.urlLength),
    v.regex(/^([a-z0-9.-]+(:\d+)?)?\/[^\s?#]*$/i, 'must be a path such as /orders/*, with or without a host before it'),
  ),
  articleIds: v.pipe(v.array(id('article')), v.minLength(1), v.maxLength(LIMITS.articlesPerRule)),
})
export type UrlRule = v.InferOutput<typeof UrlRule>
const Rules = v.pipe(v.array(UrlRule), v.maxLength(LIMITS.urlRules))

/** All rules in their order. `revision` is what the editor began from: when somebody saved since, it is a `conflict`. */
export const UrlRules = v.object({ items: Rules, revision: v.number() })
export type UrlRules = v.InferOutput<typeof UrlRules>
export const SaveUrlRules = v.strictObject({ items: Rules, revision: v.number() })
export type SaveUrlRules = v.InferOutput<typeof SaveUrlRules>

/** Tries rules, saved or not, on a page. */
export const TestUrlRules = v.strictObject({ ...PageOfHost.entries, items: Rules })
export type TestUrlRules = v.InferOutput<typeof TestUrlRules>
export const TestedUrlRules = v.object({
  ...SuggestedHelp.entries,
  /** The place of the rule that fits, 0 for the first. */
  rule: v.nullable(v.number()),
})
export type TestedUrlRules = v.InferOutput<typeof TestedUrlRules>
