/** Tuned on judged questions; see bench/search. */
export const WEIGHTS = {
  /** Of a word that has only its stem in common, where the word itself counts 1. */
  stem: 0.7,
  joined: 0.9,
  stopWord: 0.15,
  beginning: 0.6,
  similar: 0.6,
  halves: 0.7,
  partial: 0.25,
  saturation: 1.2,
  /** Documents with less of the query than this share of the best are left out. */
  leastCoverage: 0.2,
  /** Where the best has less of the query than this, too little was found. */
  enough: 0.6,
  /** A word that such a share of documents has is not looked for in others, however little was found. */
  plenty: 0.1,
  /** A word that fewer documents have, and that somebody may still be writing, is taken for a beginning too. */
  few: 3,
  /** Stop words are asked for in so many of the best alone. */
  tipped: 100,
}
