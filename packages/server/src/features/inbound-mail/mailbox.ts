import type { Deps } from '../../platform/context.ts'
import { toCodedError } from '../../platform/errors.ts'
import { MAIL_LIMITS, type Mailbox } from '../../platform/mail-in/index.ts'
import { moveCursor, readCursor } from './cursors-repository.ts'
import { ingest } from './ingest.ts'
import type { Db } from './repository.ts'

const DAY = 86_400_000
/** A mail that fails so often is left behind, so that it does not hold up those after it. */
const TRIES = 5
/** Of a mail that is too large this much tells who writes what. */
const HEAD_BYTES = 512 * 1024

/** How often each mail failed, by its uid; forgotten when the node stops. */
export type Failures = Map<number, number>

/**
 * Takes the mails that came since the last time, in their order, and notes after each how far it
 * got. What was in the mailbox before it was first read is left alone; when the server numbers its
 * mails anew, those of the last days are looked at again and known ones left out.
 *
 * @throws Error where a mail could not be taken, or `keep` says that the mailbox is no longer ours
 */
export async function readNewMail(
  deps: Deps,
  name: string,
  mailbox: Mailbox,
  failures: Failures,
  keep: () => Promise<boolean>,
): Promise<number> {
  const { db, clock } = deps
  const cursor = await readCursor(db, name)
  if (cursor.uid_validity === '') {
    await moveCursor(db, name, {
      uid_validity: mailbox.uidValidity,
      last_uid: mailbox.uidNext - 1,
      read_at: clock.now(),
    })
    return 0
  }
  const isSame = cursor.uid_validity === mailbox.uidValidity
  const found = isSame ? await mailbox.after(cursor.last_uid) : await mailbox.since(cursor.read_at - DAY)
  for (const { uid, size } of found) {
    if (!(await keep())) throw new Error('Another node reads the mailbox now')
    await takeOne(deps, mailbox, { uid, size }, failures)
    if (isSame) await moveCursor(db, name, { last_uid: uid })
  }
  await noteEnd(db, name, mailbox, found.at(-1)?.uid ?? (isSame ? cursor.last_uid : mailbox.uidNext - 1), clock.now())
  return found.length
}

async function takeOne(
  deps: Deps,
  mailbox: Mailbox,
  { uid, size }: { uid: number; size: number },
  failures: Failures,
): Promise<void> {
  try {
    const isTooLarge = size > MAIL_LIMITS.rawBytes
    const raw = await mailbox.read(uid, isTooLarge ? HEAD_BYTES : MAIL_LIMITS.rawBytes)
    if (raw.length > 0) await ingest(deps, 'imap', raw, { size: isTooLarge ? size : raw.length })
    failures.delete(uid)
  } catch (error) {
    // What is away comes back: the mail waits for it.
    if (toCodedError(error).code === 'unavailable') throw error
    const count = (failures.get(uid) ?? 0) + 1
    failures.set(uid, count)
    if (count < TRIES) throw error
    deps.logger.error({ err: error, uid }, 'a mail could not be taken, and is left in the mailbox')
  }
}

async function noteEnd(db: Db, name: string, { uidValidity }: Mailbox, lastUid: number, now: number): Promise<void> {
  await moveCursor(db, name, { uid_validity: uidValidity, last_uid: lastUid, read_at: now })
}
