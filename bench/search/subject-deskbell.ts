/** Our index as the help centre uses it: in memory, with the articles' words fetched from SQLite. */
import Sqlite from 'better-sqlite3'
import { indexConfig } from '../../packages/server/src/features/help-search/documents.ts'
import {
  createSearchIndex,
  createTokenizer,
  loadLanguage,
  loadSearchIndex,
  type SearchIndex,
} from '../../packages/server/src/platform/search/index.ts'
import { answerParent } from '../support/children.ts'
import { generateArticles } from './corpus.ts'
import { ARTICLES, type Built, LIMIT, type Order, type Searched } from './plan.ts'
import { generateQueries } from './queries.ts'

const database = new Sqlite('')
database.exec('create table articles (id text primary key, title text, excerpt text, text text) without rowid')
const fetch = database.prepare(
  'select id, title, excerpt, text from articles where id in (select value from json_each(?))',
)
const language = await loadLanguage('en')
const config = { ...indexConfig(createTokenizer(language)), spoken: { fields: [], texts: () => [] } }
const queries = generateQueries()
let index: SearchIndex<null>
let kept = ''

answerParent(async (order: Order): Promise<Built | Searched> => {
  if (order.do === 'build') return build()
  return order.do === 'load' ? load() : searchAll()
})

function build(): Built {
  const articles = generateArticles(ARTICLES)
  const insert = database.prepare('insert or replace into articles values (?, ?, ?, ?)')
  database.transaction(() => {
    for (const { id, title, excerpt, text } of articles) insert.run(id, title, excerpt, text)
  })()
  const start = performance.now()
  // A tokenizer of its own: it remembers words, and a start remembers none.
  index = createSearchIndex({ ...config, tokenizer: createTokenizer(language) })
  for (const { id, ...fields } of articles) index.put({ id, fields, stored: null })
  const ms = performance.now() - start
  kept = index.pack()
  return { ms, megabytes: kept.length / 1e6 }
}

function load(): Built {
  const start = performance.now()
  index = loadSearchIndex(kept, { ...config, tokenizer: createTokenizer(language) })
  return { ms: performance.now() - start, megabytes: kept.length / 1e6 }
}

function searchAll(): Searched {
  const ms: number[] = []
  const found: number[] = []
  for (const { text } of queries) {
    const start = performance.now()
    const { hits } = index.search(text, { limit: LIMIT })
    const rows = fetch.all(JSON.stringify(hits.map((hit) => hit.id)))
    ms.push(performance.now() - start)
    found.push(rows.length)
  }
  return { ms, found }
}
