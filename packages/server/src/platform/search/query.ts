import type { Alternative } from './ranking.ts'
import type { Token, Tokenizer } from './tokens.ts'

/** A word of a query, before the index is asked. */
export interface AskedWord {
  /** As it is found when it stands in a text exactly so. */
  readonly term: string
  /** The word itself, its stem, and it with its neighbour as one word. */
  readonly alternatives: readonly Alternative[]
  readonly isStopWord: boolean
  /** Whether somebody may still be writing it: the query ends with it. */
  readonly isOpen: boolean
}

/** What more would make nothing better, and an answer slow. */
const LONGEST_QUERY = 400
const MOST_WORDS = 16

export interface QueryWeights {
  /** Of a word that has only its stem in common, where the word itself counts 1. */
  readonly stem: number
  /** Of two words of the query written as one. */
  readonly joined: number
}

/** Takes a query apart, whatever stands in it: at most sixteen different words of its first 400 characters. */
export function readQuery(query: string, tokenizer: Tokenizer, weights: QueryWeights): AskedWord[] {
  const text = query.slice(0, LONGEST_QUERY)
  const tokens = tokenizer.tokens(text)
  const words = new Map<string, AskedWord>()
  for (const [i, token] of tokens.entries()) {
    const term = token.terms[0] ?? ''
    const isOpen = i === tokens.length - 1 && token.end === text.length
    const known = words.get(term)
    if (known) {
      if (isOpen) words.set(term, { ...known, isOpen })
      continue
    }
    const alternatives = new Map<string, number>([[term, 1]])
    for (const other of token.terms.slice(1)) alternatives.set(other, weights.stem)
    for (const joined of joinedWith(tokens, i)) alternatives.set(joined, alternatives.get(joined) ?? weights.joined)
    words.set(term, {
      term,
      alternatives: [...alternatives].map(([term, weight]) => ({ term, weight })),
      isStopWord: tokenizer.language.stopWords.has(term),
      isOpen,
    })
    if (words.size === MOST_WORDS) break
  }
  return [...words.values()]
}

/** `log out` is found where `logout` stands. */
function joinedWith(tokens: readonly Token[], i: number): string[] {
  const own = tokens[i]?.terms[0] ?? ''
  const before = tokens[i - 1]?.terms[0]
  const after = tokens[i + 1]?.terms[0]
  return [...(before === undefined ? [] : [before + own]), ...(after === undefined ? [] : [own + after])]
}
