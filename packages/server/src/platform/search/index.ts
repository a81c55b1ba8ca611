export { highlight, passage } from './highlighting.ts'
export { loadLanguage } from './language.ts'
export type { SearchDocument } from './posting-index.ts'
export {
  createSearchIndex,
  loadSearchIndex,
  type SearchAnswer,
  type SearchIndex,
  type SearchIndexConfig,
  type Widening,
} from './search-index.ts'
export { createTokenizer, type Tokenizer } from './tokens.ts'
