import type { Database } from 'better-sqlite3'

/** Lets the reads of one turn of the event loop share one read transaction. */
export interface Reader {
  /** Call before each read. */
  join(): void
  /** What was read in this shared transaction, where the same question has the same answer. */
  readonly answers: Map<string, unknown[]>
  /** Ends what is shared; the next read sees whatever was committed until then. */
  end(): void
}

/**
 * A read by itself takes and gives back SQLite's shared lock, which costs more than most reads. So
 * all reads of a turn share a transaction. The writer ends it before each commit: nobody reads what
 * was true before a write of ours that was answered, and the write-ahead log can be folded back,
 * which an open reader would prevent.
 */
export function createReader(database: Database): Reader {
  const begin = database.prepare('begin')
  const commit = database.prepare('commit')
  const answers = new Map<string, unknown[]>()
  let isOpen = false

  function end(): void {
    if (!isOpen) return
    isOpen = false
    answers.clear()
    commit.run()
  }

  return {
    join() {
      if (isOpen) return
      begin.run()
      isOpen = true
      setImmediate(end)
    },
    answers,
    end,
  }
}
