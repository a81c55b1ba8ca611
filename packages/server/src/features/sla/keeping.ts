import { CLOCK_KINDS, type TicketClock } from '@deskbell/protocol'
import type { Tx } from '../../db/transaction.ts'
import { addWorkingTime } from '../../platform/business-time/index.ts'
import { advance, begin, type ClockMark, type Mark, type Promised, type SlaState, settle } from './clocks.ts'
import { findPolicy, findSlaPolicy, holdPolicy } from './policies-repository.ts'
import { NOTHING_TOLD, type ToldByKind, toMark, toMarkRow, toRows, toState, toTicketClock, toTold } from './records.ts'
import type { Db, SlaTicketRow, Whose } from './repository.ts'
import * as repository from './repository.ts'
import { tell, tidingsOf } from './telling.ts'
import type { Priority } from './terms.ts'
import { readTerms } from './versions.ts'

/**
 * Starts the clocks of a new ticket, within the transaction that makes it. Without a policy of its
 * own (`policyId` null) the workspace's default promises.
 *
 * @example await startClocks(tx, { id, workspaceId, policyId: type.sla_policy_id, priority: 'normal' }, tx.now())
 */
export async function startClocks(
  tx: Tx,
  ticket: { id: string; workspaceId: string; policyId: string | null; priority: Priority },
  at: number,
): Promise<void> {
  const { id: ticketId, workspaceId, priority } = ticket
  const promised = { ...(await choosePolicy(tx.db, workspaceId, ticket.policyId, holdPolicy)), priority }
  const termsOf = await readTerms(tx.db, [promised])
  const terms = termsOf(promised.policyId, promised.version)
  const state = begin(promised, at, termsOf)
  const { nextCheckAt } = tidingsOf(state, terms, {}, at)
  const rows = toRows(state, {}, { ticketId, workspaceId, lastMark: 1, nextCheckAt }, terms, at)
  await repository.insertSlaTicket(tx.db, rows.ticket)
  await repository.saveClocks(tx.db, rows.clocks)
  await insertMark(tx.db, { ticketId, workspaceId }, 1, { what: 'created', at, ...promised })
}

/**
 * Tells the clocks of a ticket what happened to it, within the transaction in which it does. A mark
 * that changes nothing, and a ticket without clocks, are left alone.
 *
 * @example await markClocks(tx, ticket.workspace_id, ticket.id, 'agent_replied', tx.now())
 */
export async function markClocks(
  tx: Tx,
  workspaceId: string,
  ticketId: string,
  what: ClockMark,
  at: number,
): Promise<void> {
  await keep(tx, { workspaceId, ticketId }, async (row) => [
    // What its policy came to promise while the ticket was done holds from now on.
    ...(what === 'reopened' ? await catchUp(tx.db, row, at) : []),
    { what, at },
  ])
}

/** Changes what a ticket is promised by. `policyId` null stands for the default; absent leaves it. */
export async function retargetClocks(
  tx: Tx,
  workspaceId: string,
  ticketId: string,
  change: { policyId?: string | null; priority?: Priority },
  at: number,
): Promise<void> {
  await keep(tx, { workspaceId, ticketId }, async (row) => {
    const { policyId, version } =
      change.policyId === undefined
        ? promisedBy(row)
        : await choosePolicy(tx.db, workspaceId, change.policyId, holdPolicy)
    return [{ what: 'retargeted', at, policyId, version, priority: change.priority ?? (row.priority as Priority) }]
  })
}

/** Looks at the clocks of a ticket, tells what is to be told by now, and follows its policy's last change. */
export async function reviewClocks(tx: Tx, whose: Whose): Promise<void> {
  await keep(tx, whose, (row) => catchUp(tx.db, row, tx.now()))
}

/**
 * The clocks of tickets as agents see them, by ticket, in the order of `CLOCK_KINDS`.
 *
 * @param now the instant to judge them by; without it they stand as when they were last looked at,
 * at most a minute ago
 * @example (await readClocks(db, workspaceId, [ticket.id], clock.now())).get(ticket.id) ?? []
 */
export async function readClocks(
  db: Db,
  workspaceId: string,
  ticketIds: readonly string[],
  now: number | null = null,
): Promise<Map<string, TicketClock[]>> {
  const read = new Map<string, TicketClock[]>()
  const rows = await repository.listClockRows(db, workspaceId, ticketIds)
  for (const row of CLOCK_KINDS.flatMap((kind) => rows.filter((one) => one.kind === kind))) {
    const clock = toTicketClock(row, now)
    if (clock) read.set(row.ticket_id, [...(read.get(row.ticket_id) ?? []), clock])
  }
  return read
}

/**
 * By when a question asked `now` may expect its first answer, in epoch milliseconds; null where
 * nothing is promised, or it never comes.
 */
export async function expectedResponseAt(
  db: Db,
  workspaceId: string,
  { policyId, priority }: { policyId: string | null; priority: Priority },
  now: number,
): Promise<number | null> {
  const chosen = await choosePolicy(db, workspaceId, policyId)
  const { targets, open } = (await readTerms(db, [chosen]))(chosen.policyId, chosen.version)
  const minutes = targets[priority].firstResponse
  return minutes === null ? null : addWorkingTime(open, now, minutes * 60_000)
}

/** How the clocks of a ticket stand when they are counted anew from its first mark; null where it has none. */
export async function recountClocks(db: Db, whose: Whose, now: number): Promise<SlaState | null> {
  const marks = (await repository.listMarkRows(db, whose)).map(toMark)
  const termsOf = await readTerms(db, marks.flatMap(versionNamed))
  let state: SlaState | null = null
  for (const mark of marks) {
    if (state) state = advance(state, mark, termsOf)
    else if (mark.what === 'created') state = begin(mark, mark.at, termsOf)
  }
  return state && settle(state, now)
}

/** Counts on from what is stored, stores how the clocks stand, and tells what is to be told. */
async function keep(tx: Tx, whose: Whose, marksFor: (row: SlaTicketRow) => Promise<readonly Mark[]>): Promise<void> {
  const row = await repository.lockSlaTicket(tx.db, whose)
  if (!row) return
  const clockRows = await repository.listClockRows(tx.db, whose.workspaceId, [whose.ticketId])
  const marks = await marksFor(row)
  const termsOf = await readTerms(tx.db, [promisedBy(row), ...marks.flatMap(versionNamed)])
  const before = toState(row, clockRows)
  let state = before
  let told = toTold(clockRows)
  let lastMark = row.last_mark
  for (const mark of marks) {
    const next = advance(state, mark, termsOf)
    if (isSame(next, settle(state, next.at))) continue
    told = forgetAnswered(told, state, next)
    state = next
    await insertMark(tx.db, whose, ++lastMark, mark)
  }
  const now = tx.now()
  state = settle(state, now)
  const terms = termsOf(state.policyId, state.version)
  const tidings = tidingsOf(state, terms, told, now)
  const { nextCheckAt } = tidings
  const rows = toRows(state, tidings.told, { ...whose, lastMark, nextCheckAt }, terms, now)
  const { ticket } = rows
  const isQuiet = isSame(state, before) && ticket.next_check_at === row.next_check_at && ticket.at_risk === row.at_risk
  if (isQuiet && lastMark === row.last_mark) return
  await repository.updateSlaTicket(tx.db, ticket)
  await repository.saveClocks(tx.db, rows.clocks)
  await tell(tx, whose, state, tidings)
}

/** Whether a mark changed nothing but the time. */
function isSame(one: SlaState, other: SlaState): boolean {
  return JSON.stringify({ ...one, at: 0 }) === JSON.stringify({ ...other, at: 0 })
}

/** A clock that starts anew is another promise, of which nothing was told. */
function forgetAnswered(told: ToldByKind, before: SlaState, after: SlaState): ToldByKind {
  const next = (state: SlaState) => state.clocks.find(({ kind }) => kind === 'next_response')
  const isAnew = next(before)?.stoppedAt != null && next(after)?.stoppedAt === null
  return isAnew ? { ...told, next_response: NOTHING_TOLD } : told
}

/** The mark by which a ticket follows the last change of its policy; none where it is up to date. */
async function catchUp(db: Db, row: SlaTicketRow, at: number): Promise<Mark[]> {
  const policy = await findSlaPolicy(db, row.workspace_id, row.policy_id)
  if (!policy || policy.version <= row.version) return []
  return [{ what: 'retargeted', at, ...promisedBy(row), version: policy.version }]
}

/** The policy that is asked for, else the default one. */
async function choosePolicy(db: Db, workspaceId: string, id: string | null, find = findPolicy) {
  const policy = (id && (await find(db, workspaceId, id))) || (await find(db, workspaceId, null))
  if (!policy) throw new Error(`The workspace ${workspaceId} has no default policy`)
  return { policyId: policy.id, version: policy.version }
}

function promisedBy(row: SlaTicketRow): Promised {
  return { policyId: row.policy_id, version: row.version, priority: row.priority as Priority }
}

function versionNamed(mark: Mark): Promised[] {
  return mark.what === 'created' || mark.what === 'retargeted' ? [mark] : []
}

function insertMark(db: Db, { workspaceId, ticketId }: Whose, number: number, mark: Mark): Promise<void> {
  return repository.insertMark(db, { ticket_id: ticketId, number, workspace_id: workspaceId, ...toMarkRow(mark) })
}
