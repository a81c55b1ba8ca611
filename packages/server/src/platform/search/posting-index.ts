import MiniSearch from 'minisearch'
import type { Tokenizer } from './tokens.ts'

/** Something to be found. */
export interface SearchDocument<S> {
  readonly id: string
  /** Its words by field. */
  readonly fields: Readonly<Record<string, string>>
  /** Kept beside it and given with each hit; must survive JSON. */
  readonly stored: S
}

/** In which documents a term stands, and how often: one map for each field's number. */
export type Postings = ReadonlyMap<number, ReadonlyMap<number, number>>

export interface Options {
  readonly fields: readonly string[]
  /** Those of them in which stop words are not kept: long texts, where they would be half of everything. */
  readonly bodies: readonly string[]
  readonly tokenizer: Tokenizer
}

interface Row<S> {
  readonly stored: S
}

/**
 * MiniSearch, opened up: it keeps the terms, finds similar ones and forgets documents, and gives its
 * postings to our own ranking. Its own makes an object for every match, which for common words takes
 * ten times as long as SQLite needs; see docs/decisions.
 *
 * What it keeps under its protected names is relied on here and in packing.ts alone, and is held to
 * by a test.
 */
export class PostingIndex<S> extends MiniSearch<SearchDocument<S>> {
  readonly options: Options

  constructor(options: Options) {
    super({
      fields: [...options.fields],
      storeFields: ['stored'],
      extractField: (document, field) =>
        field === 'id' || field === 'stored' ? document[field] : (document.fields[field] ?? ''),
      tokenize: (text, field) =>
        options.tokenizer.terms(text, options.bodies.includes(field ?? '') ? 'without' : 'with'),
      processTerm: (term) => term,
    })
    this.options = options
  }

  /** Numbers given to documents are below this. They are never given again. */
  get nextNumber(): number {
    return this._nextId
  }

  /** The number and id of every document there is. */
  get numbers(): ReadonlyMap<number, string> {
    return this._documentIds
  }

  /** How many different terms each document has in each field. */
  get lengths(): ReadonlyMap<number, readonly number[]> {
    return this._fieldLength
  }

  postings(term: string): Postings | undefined {
    return this._index.get(term)
  }

  /** Every term with its postings, among them those of documents discarded a moment ago. */
  entries(): Iterable<[string, Postings]> {
    return this._index.entries()
  }

  /** The terms that begin so, the term itself among them, in no order. */
  beginningWith(prefix: string): Iterable<[string, Postings]> {
    return this._index.atPrefix(prefix).entries()
  }

  /** The terms within so many changes of single characters, with their number. */
  similarTo(term: string, distance: number): Iterable<[string, [Postings, number]]> {
    return this._index.fuzzyGet(term, distance)
  }

  storedAt(number: number): S | undefined {
    return (this._storedFields.get(number) as Row<S> | undefined)?.stored
  }

  stored(id: string): S | undefined {
    return (this.getStoredFields(id) as Row<S> | undefined)?.stored
  }

  /** Puts a document in place as it was packed: with its number, and without reading its words. */
  restoreDocument(number: number, id: string, stored: S, lengths: number[]): void {
    this._documentIds.set(number, id)
    this._idToShortId.set(id, number)
    this._storedFields.set(number, { stored })
    this._fieldLength.set(number, lengths)
    this._documentCount += 1
    this._nextId = Math.max(this._nextId, number + 1)
  }

  restoreTerm(term: string, postings: Map<number, Map<number, number>>): void {
    this._index.set(term, postings)
  }

  /** MiniSearch's own averages, which it needs to go on from. */
  restoreAverages(averages: readonly number[]): void {
    this._avgFieldLength = [...averages]
  }
}
