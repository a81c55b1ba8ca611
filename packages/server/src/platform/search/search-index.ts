import { choose } from './choosing.ts'
import { match } from './matching.ts'
import { pack, unpack } from './packing.ts'
import { type Options, PostingIndex, type SearchDocument } from './posting-index.ts'
import { readQuery } from './query.ts'
import { createRanker, type FieldWeight, type Ranker } from './ranking.ts'
import { suggest } from './suggestions.ts'
import type { Tokenizer } from './tokens.ts'
import { WEIGHTS } from './weights.ts'

/** When similar words and beginnings are taken too: when little is found without them, unless said. */
export type Widening = 'never' | 'needed' | 'always'

export interface SearchIndexConfig<S> {
  readonly tokenizer: Tokenizer
  readonly fields: Readonly<Record<string, FieldWeight>>
  /** Fields in which stop words are not kept. */
  readonly bodies: readonly string[]
  /** Fields whose words suggestions are made of, and where they stand as written. */
  readonly spoken: { readonly fields: readonly string[]; texts(stored: S): readonly string[] }
}

export interface SearchOptions<S> {
  readonly limit: number
  readonly widening?: Widening | undefined
  /** Only in these fields. */
  readonly fields?: readonly string[] | undefined
  /** Words that a greater share of documents have, and more than two, are left out. */
  readonly common?: number | undefined
  /** Leaves out what it answers false for. */
  readonly accept?: ((stored: S) => boolean) | undefined
  /** Counts matches by this. */
  readonly groupOf?: ((stored: S) => string) | undefined
  /** Only this group; the others are counted all the same. */
  readonly group?: string | undefined
}

export interface SearchAnswer<S> {
  readonly hits: readonly { readonly id: string; readonly score: number; readonly stored: S }[]
  /** All that match, of which `hits` are the best. */
  readonly total: number
  readonly widened: boolean
  readonly groups: ReadonlyMap<string, number>
  /** What words in texts are found by that match, for highlighting. */
  readonly terms: ReadonlySet<string>
}

/**
 * A full-text index of one language in memory. Its answers depend on the documents in it alone, not
 * on how they came there.
 */
export interface SearchIndex<S> {
  readonly size: number
  /** Roughly, in bytes. */
  readonly memory: number
  /** Adds a document, or puts it in place of the one with its id. */
  put(document: SearchDocument<S>): void
  /** Takes a document away, if it is there. */
  remove(id: string): void
  stored(id: string): S | undefined
  /** @example index.search('refund', { limit: 10 }).hits[0]?.id */
  search(query: string, options: SearchOptions<S>): SearchAnswer<S>
  /** How a query may go on, or was meant. */
  suggest(query: string, limit: number): string[]
  /** As text, for `loadSearchIndex`. */
  pack(): string
}

/** Numbers are given out anew when so many more were given than there are documents. */
const SPARE_NUMBERS = 5_000

export function createSearchIndex<S>(config: SearchIndexConfig<S>): SearchIndex<S> {
  return over(config, new PostingIndex<S>(optionsOf(config)))
}

/** An index from what `pack` gave. Throws where that is damaged, or of an index with other fields. */
export function loadSearchIndex<S>(packed: string, config: SearchIndexConfig<S>): SearchIndex<S> {
  return over(config, unpack<S>(packed, optionsOf(config)))
}

function optionsOf<S>({ fields, bodies, tokenizer }: SearchIndexConfig<S>): Options {
  return { fields: Object.keys(fields), bodies, tokenizer }
}

function over<S>(config: SearchIndexConfig<S>, first: PostingIndex<S>): SearchIndex<S> {
  const { tokenizer } = config
  let index = first
  let ranker: Ranker | undefined
  let bytes: number | undefined

  function changed(): void {
    ranker = undefined
    bytes = undefined
  }

  function currentRanker(): Ranker {
    ranker ??= createRanker(index, Object.values(config.fields), WEIGHTS)
    return ranker
  }

  function search(query: string, options: SearchOptions<S>): SearchAnswer<S> {
    const ranker = currentRanker()
    const { widening, common, fields } = options
    const asked = readQuery(query, tokenizer, WEIGHTS).filter(
      ({ term }) => common === undefined || ranker.frequency([term]) <= Math.max(2, common * index.documentCount),
    )
    const { words, ranking, widened } = match(index, ranker, asked, {
      widening,
      fields: fields && new Set(fields.map((field) => index.options.fields.indexOf(field))),
    })
    const said = asked.some((word) => !word.isStopWord) ? words.filter((_, i) => !asked[i]?.isStopWord) : words
    return {
      ...choose(index, ranking, ranking.most * WEIGHTS.leastCoverage, options),
      widened,
      terms: new Set(said.flatMap(({ alternatives }) => alternatives.map(({ term }) => term))),
    }
  }

  return {
    get size() {
      return index.documentCount
    },
    get memory() {
      bytes ??= measure(index)
      return bytes
    },
    put(document) {
      if (index.has(document.id)) index.discard(document.id)
      index.add(document)
      if (index.nextNumber > 2 * index.documentCount + SPARE_NUMBERS) index = unpack<S>(pack(index), index.options)
      changed()
    },
    remove(id) {
      if (!index.has(id)) return
      index.discard(id)
      changed()
    },
    stored: (id) => index.stored(id),
    search,
    suggest: (query, limit) => suggest(index, currentRanker(), config, query, limit),
    pack: () => pack(index),
  }
}

/** What maps of numbers take in V8, and the stored values as text, of which a few are looked at. */
function measure<S>(index: PostingIndex<S>): number {
  const BYTES_OF_POSTING = 50
  const BYTES_OF_TERM = 300
  const SAMPLE = 50
  let postings = 0
  let sampled = 0
  let characters = 0
  for (const [number, lengths] of index.lengths) {
    for (const length of lengths) postings += length ?? 0
    if (sampled === SAMPLE) continue
    sampled++
    characters += JSON.stringify(index.storedAt(number) ?? null).length
  }
  const stored = (2 * characters * index.documentCount) / Math.max(1, sampled)
  return index.termCount * BYTES_OF_TERM + postings * BYTES_OF_POSTING + stored
}
