import type { Deps } from '../../platform/context.ts'
import { openMailbox } from '../../platform/mail-in/index.ts'
import { backoff, pause } from '../../platform/pause.ts'
import { newToken } from '../../platform/secrets.ts'
import { holdMailbox, releaseMailbox } from './cursors-repository.ts'
import { type Failures, readNewMail } from './mailbox.ts'

export interface WatchOptions {
  /** How long a node has the mailbox unless it says so again. Milliseconds. */
  readonly holdMs?: number
  /** The first wait after a failure; it doubles up to a minute. Milliseconds. */
  readonly retryMs?: number
}

/**
 * Reads IMAP_URL until it is stopped: mail is taken as soon as the server tells of it. Of several
 * nodes one reads; when it stops or dies, another goes on where it was. Answers how to stop.
 *
 * @example const stop = watchMailbox(deps, 'imaps://…'); await stop()
 */
export function watchMailbox(deps: Deps, address: string, options: WatchOptions = {}): () => Promise<void> {
  const { holdMs = 60_000, retryMs = 1_000 } = options
  const { db, clock, logger } = deps
  const node = newToken()
  const name = nameOf(address)
  const stopped = new AbortController()
  const failures: Failures = new Map()
  const hold = () => holdMailbox(db, name, node, { now: clock.now(), until: clock.now() + holdMs })

  async function readWhileOurs(): Promise<void> {
    const mailbox = await openMailbox(address, logger)
    try {
      await readNewMail(deps, name, mailbox, failures, hold)
      while (!stopped.signal.aborted) {
        await mailbox.wait(holdMs / 3, stopped.signal)
        if (stopped.signal.aborted || !(await hold())) return
        await readNewMail(deps, name, mailbox, failures, hold)
      }
    } finally {
      await mailbox.close()
    }
  }

  async function run(): Promise<void> {
    let failed = 0
    while (!stopped.signal.aborted) {
      const started = performance.now()
      try {
        if (await hold()) await readWhileOurs()
        else await pause(holdMs / 3, stopped.signal)
      } catch (error) {
        // One that held for a while begins anew.
        failed = performance.now() - started > 60_000 ? 1 : failed + 1
        logger.warn({ err: error, mailbox: name, failed }, 'the mailbox could not be read')
        await pause(backoff(failed, retryMs, 60_000), stopped.signal)
      }
    }
    await releaseMailbox(db, name, node).catch(() => undefined)
  }

  const running = run()
  return async () => {
    stopped.abort()
    await running
  }
}

/** Whose mailbox it is, without the password. */
function nameOf(address: string): string {
  const { username, host, pathname } = new URL(address)
  return `${decodeURIComponent(username)}@${host}${pathname}`
}
