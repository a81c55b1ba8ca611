/** The same questions in SQL by hand, over the plain drivers, behind a bare Hono route: no rules, no checks. */
import { serve } from '@hono/node-server'
import Sqlite from 'better-sqlite3'
import { Hono } from 'hono'
import pg from 'pg'
import { tellParent } from '../support/children.ts'
import { QUESTIONS, statements } from './questions.ts'

type Ask = (
  sql: string,
  values: Readonly<Record<string, string | readonly string[]>>,
) => Promise<Record<string, unknown>[]>

const url = process.env.BENCH_DATABASE as string
const ask = url.startsWith('sqlite:') ? onSqlite(url.slice('sqlite:'.length)) : onPostgres(url)
const [workspace] = await ask('select id from workspaces', {})
const [agent] = await ask("select id from agents where role = 'admin'", {})
const who = { w: String(workspace?.id), a: String(agent?.id) }

const app = new Hono()
for (const question of QUESTIONS) {
  const { page, tags, clocks, unread } = statements(question)
  app.get(`/${question.name}`, async (c) => {
    const rows = (await ask(page, who)).slice(0, 50)
    if (rows.length === 0) return c.json({ items: [] })
    const tickets = rows.map((row) => String(row.id))
    const conversations = rows.map((row) => String(row.conversation_id))
    const tagged = await ask(tags, { ids: tickets })
    const ticking = await ask(clocks, { ids: tickets })
    const waiting = await ask(unread, { ...who, ids: conversations })
    return c.json({ items: rows, tagged, ticking, waiting })
  })
}
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => tellParent({ port }))

/** Puts values in their places; a list becomes as many places. */
function placed(
  sql: string,
  values: Readonly<Record<string, string | readonly string[]>>,
  place: (n: number) => string,
) {
  const given: string[] = []
  const text = sql.replace(/:(w|a|ids)\b/g, (_, name: string) => {
    const value = values[name] ?? ''
    const list = typeof value === 'string' ? [value] : value
    return list.map((one) => place(given.push(one))).join(',')
  })
  return { text, given }
}

function onSqlite(path: string): Ask {
  const db = new Sqlite(path, { readonly: true })
  const kept = new Map<string, Sqlite.Statement>()
  return async (sql, values) => {
    const { text, given } = placed(sql, values, () => '?')
    const statement = kept.get(text) ?? db.prepare(text)
    kept.set(text, statement)
    return statement.all(given) as Record<string, unknown>[]
  }
}

function onPostgres(connectionString: string): Ask {
  const pool = new pg.Pool({ connectionString, max: 10 })
  return async (sql, values) => {
    const { text, given } = placed(sql, values, (n) => `$${n}`)
    return (await pool.query(text, given)).rows
  }
}
