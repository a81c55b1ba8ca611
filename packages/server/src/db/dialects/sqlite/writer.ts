import { setImmediate } from 'node:timers'
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'

export interface WriterOptions {
  /** Members that may share one commit. */
  readonly batchSize?: number
  /** How long a commit waits for further members, in milliseconds. */
  readonly batchMs?: number
  /** How long to wait for another process that is writing, in milliseconds. */
  readonly busyMs?: number
  /** A transaction that asks nothing for this long is rolled back, in milliseconds. */
  readonly idleMs?: number
  /** Called right before each commit. */
  readonly beforeCommit?: () => void
}

/** A transaction that has its turn. Its statements run on the writer's connection. */
export interface WriteTurn {
  /** Says that a statement is about to run. Throws where the turn was lost. */
  touch(): void
  /** Resolves once the shared commit is durable; rejects where it failed. */
  commit(): Promise<void>
  /** Undoes this transaction alone; resolves when the others' commit is settled. */
  rollback(): Promise<void>
}

export interface Writer {
  /** Waits for a turn. */
  begin(): Promise<WriteTurn>
  /** Runs one statement that is whole by itself. */
  once<T>(work: () => T): Promise<T>
  /** Resolves when nothing is under way or waiting. */
  idle(): Promise<void>
}

/** Something that takes part in a shared commit. */
interface Member {
  /** Does its part between BEGIN and COMMIT. Rejects only where there is no transaction for the others any more. */
  run(isFirst: boolean): Promise<void> | void
  /** Tells the caller, once the commit is durable (null) or has failed. */
  settle(failure: Error | null): void
}

/**
 * The one writer of a SQLite database. An fsync costs more than a hundred inserts, so transactions
 * that wait at the same time share one: they run one after another, each in a savepoint of its own, and
 * are answered only after the commit they share. One that fails is rolled back to its savepoint and
 * takes nobody with it; a failing commit fails them all.
 */
export function createWriter(database: Database, options: WriterOptions = {}): Writer {
  const { batchSize = 256, batchMs = 10, busyMs = 5_000, idleMs = 10_000, beforeCommit } = options
  const queue: Member[] = []
  const onIdle: (() => void)[] = []
  let draining = false
  /** A commit ended in this turn of the event loop: whoever comes in the same turn is not alone. */
  let crowded = false

  const begin = database.prepare('begin immediate')
  const commit = database.prepare('commit')
  const rollback = database.prepare('rollback')
  const savepoint = database.prepare('savepoint member')
  const release = database.prepare('release member')
  const rollbackTo = database.prepare('rollback to member')

  function join(member: Member): void {
    queue.push(member)
    if (draining) return
    draining = true
    void drain()
  }

  async function drain(): Promise<void> {
    while (queue.length > 0) await shareCommit()
    draining = false
    for (const resolve of onIdle.splice(0)) resolve()
  }

  async function shareCommit(): Promise<void> {
    const members: Member[] = []
    let failure: Error | null = null
    try {
      await beginImmediate()
      const deadline = performance.now() + batchMs
      while (members.length < batchSize && (queue.length > 0 || (await someoneJoins(members.length, deadline)))) {
        const member = queue.shift() as Member
        members.push(member)
        await member.run(members.length === 1)
        if (!database.inTransaction) throw new Error('SQLite gave up the whole transaction, as it does on a full disk')
      }
      beforeCommit?.()
      commit.run()
      crowded = true
      setImmediate(() => {
        crowded = false
      })
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error))
      if (database.inTransaction) rollback.run()
      // Where not even a first member had its turn, those who wait are the ones to be told.
      if (members.length === 0) members.push(...queue.splice(0))
    }
    for (const member of members) member.settle(failure)
  }

  /**
   * Gives the event loop one turn; whoever is ready by then shares the commit. A lone writer does not
   * wait for company: others who arrive with it find the commit just ended, and gather for the next.
   */
  async function someoneJoins(members: number, deadline: number): Promise<boolean> {
    if ((members === 1 && !crowded) || performance.now() >= deadline) return false
    await nextTurn()
    return queue.length > 0
  }

  /** Waits for other processes without blocking the event loop, as busy_timeout would. */
  async function beginImmediate(): Promise<void> {
    const giveUp = performance.now() + busyMs
    for (let wait = 1; ; wait = Math.min(wait * 2, 50)) {
      try {
        begin.run()
        return
      } catch (error) {
        if (!isBusy(error) || performance.now() >= giveUp) throw error
        await pause(wait)
      }
    }
  }

  function runTransaction(granted: (turn: WriteTurn) => void, refused: (failure: Error) => void): Member {
    let lost: Error | null = null
    let ended = false
    let end: (how: 'commit' | 'rollback') => void = () => undefined
    const outcome = Promise.withResolvers<void>()
    // A rollback is awaited too, but nobody awaits the outcome of a turn that was lost.
    outcome.promise.catch(() => undefined)
    let started = false
    let how: 'commit' | 'rollback' = 'rollback'

    return {
      async run(isFirst) {
        // Before the first there is nothing to keep, so it does without: a savepoint copies every page that changes.
        if (!isFirst) savepoint.run()
        started = true
        const idle = setTimeout(() => {
          lost = new Error(
            `The transaction asked nothing for ${idleMs} ms and was rolled back: do nothing but database work in it`,
          )
          end('rollback')
        }, idleMs)
        idle.unref()
        how = await new Promise((resolve) => {
          end = resolve
          granted({
            touch() {
              if (lost) throw lost
              if (ended) throw new Error('The transaction has ended')
              idle.refresh()
            },
            commit() {
              if (lost) return Promise.reject(lost)
              ended = true
              end('commit')
              return outcome.promise
            },
            rollback() {
              ended = true
              end('rollback')
              return outcome.promise
            },
          })
        })
        clearTimeout(idle)
        if (!database.inTransaction) return
        if (!isFirst) {
          if (how === 'rollback') rollbackTo.run()
          release.run()
        } else if (how === 'rollback') {
          rollback.run()
          await beginImmediate()
        }
      },
      settle(failure) {
        if (!started && failure) refused(failure)
        else if (failure && how === 'commit') outcome.reject(failure)
        else outcome.resolve()
      },
    }
  }

  return {
    begin: () => new Promise((granted, refused) => join(runTransaction(granted, refused))),
    once: (work) =>
      new Promise((resolve, reject) => {
        let tell = () => reject(new Error('The statement did not run'))
        join({
          run() {
            try {
              const result = work()
              tell = () => resolve(result)
            } catch (error) {
              tell = () => reject(error)
            }
          },
          settle: (failure) => (failure ? reject(failure) : tell()),
        })
      }),
    idle: () => (draining ? new Promise((resolve) => onIdle.push(resolve)) : Promise.resolve()),
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
}
