/** What any durable write of one message costs at least: a row as ours, the pragmas as ours. */
import Sqlite from 'better-sqlite3'

export interface BareMessage {
  readonly clientId: string
  readonly content: unknown
}

export function openBareInsert(path: string): (conversationId: string, message: BareMessage) => number {
  const database = new Sqlite(path)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec(`create table messages (
    conversation_id text not null, seq integer not null, id text not null, sender_id text not null,
    client_id text not null, data text not null, at integer not null, primary key (conversation_id, seq)
  ) without rowid`)
  const insert = database.prepare('insert into messages values (?, ?, ?, ?, ?, ?, ?)')
  let seq = 0
  return (conversationId, { clientId, content }) => {
    seq++
    insert.run(conversationId, seq, `ent_${seq}`, 'cus_1', clientId, JSON.stringify(content), Date.now())
    return seq
  }
}
