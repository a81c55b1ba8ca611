/** SQLite's full-text search as its manual shows it: porter stems, weighted bm25, prefix indexes. */
import Sqlite from 'better-sqlite3'
import { answerParent } from '../support/children.ts'
import { FIELDS, generateArticles } from './corpus.ts'
import { ARTICLES, type Built, LIMIT, type Order, type Searched } from './plan.ts'
import { generateQueries, type Query } from './queries.ts'

const database = new Sqlite('')
database.exec(`create virtual table articles using fts5(
  id unindexed, ${FIELDS.join(', ')}, tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3 4')`)
const search = database.prepare(
  `select id, title, excerpt, text from articles where articles match ?
   order by bm25(articles, 0, 6, 3, 2, 1.5, 2.5, 1) limit ${LIMIT}`,
)
const queries = generateQueries()

answerParent(async (order: Order): Promise<Built | Searched> => (order.do === 'build' ? build() : searchAll()))

function build(): Built {
  const articles = generateArticles(ARTICLES)
  const start = performance.now()
  const insert = database.prepare(`insert into articles values (?, ${FIELDS.map(() => '?').join(', ')})`)
  database.transaction(() => {
    for (const article of articles) insert.run(article.id, ...FIELDS.map((field) => article[field]))
  })()
  database.exec(`insert into articles (articles) values ('optimize')`)
  const pages = database.pragma('page_count', { simple: true }) as number
  return { ms: performance.now() - start, megabytes: (pages * 4096) / 1e6 }
}

function searchAll(): Searched {
  const ms: number[] = []
  const found: number[] = []
  for (const query of queries) {
    const start = performance.now()
    const rows = search.all(expression(query))
    ms.push(performance.now() - start)
    found.push(rows.length)
  }
  return { ms, found }
}

/** All words, which is FTS5's own way and costs it least; the beginning of one where that is asked. */
function expression({ kind, text }: Query): string {
  const words = text.split(' ').map((word) => `"${word}"`)
  return kind === 'beginning' ? `${words.join(' ')}*` : words.join(' ')
}
