import * as v from 'valibot'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import type { Deps } from '../../platform/context.ts'
import type { JobHandler } from '../feature.ts'
import { systemCtx } from '../workspaces/index.ts'
import { type DeliveryReport, MOVES, type ReportedStatus } from './report.ts'
import {
  deleteReportsBefore,
  findReported,
  listByMessageIds,
  moveReported,
  noteReport,
  type ReportedDelivery,
} from './reports-repository.ts'
import { suppress, type ToSuppress } from './suppressions.ts'
import { forgetWindowsBefore } from './windows-repository.ts'

export const SECOND_LOOK_JOB = 'notification-channels.second_look'
export const SWEEP_JOB = 'notification-channels.sweep'
/**
 * A report may be here before our own commit that says by which id the provider knows the message; or, where the
 * sending broke off, before its job came back and found that it did.
 */
const LOOKS_AFTER = [60_000, 900_000]
/** Longer than any provider repeats itself. */
const KEPT_FOR = 30 * 86_400_000
const DAY = 86_400_000

/** What became of a report: `late` where the delivery stands further already. */
export type Taken = 'moved' | 'late' | 'duplicate' | 'unknown'

/**
 * Takes what a provider reports of a message, once however often it comes and whatever came before it. One
 * that is about no delivery of ours is looked at again later, and then dropped.
 *
 * @example await takeReport(deps, { provider: 'twilio', id: 'wsp_… SM… delivered', status: 'delivered', … })
 */
export async function takeReport(deps: Deps, report: DeliveryReport): Promise<Taken> {
  const found = await findReported(deps.db, report)
  const ctx = systemCtx(deps, found?.workspace_id ?? report.workspaceId ?? '')
  return inTransaction(ctx, async (tx) => {
    if (!(await noteReport(tx.db, `${report.provider} ${report.id}`, tx.now()))) return 'duplicate'
    if (found) return apply(tx, found, report)
    await lookLater(tx, report, 0)
    return 'unknown'
  })
}

const Look = v.object({
  report: v.custom<DeliveryReport>((report) => typeof report === 'object'),
  look: v.optional(v.number(), 0),
})

/** Looks again at a report that was about nothing we knew. */
export const lookAgain: JobHandler = async ({ deps }, payload) => {
  const { report, look } = v.parse(Look, payload)
  const found = await findReported(deps.db, report)
  await inTransaction(systemCtx(deps, found?.workspace_id ?? report.workspaceId ?? ''), async (tx) => {
    if (found) await apply(tx, found, report)
    // One that names a delivery of ours is worth another look; the others are about something else.
    else if (report.deliveryId !== null) await lookLater(tx, report, look + 1)
  })
}

async function lookLater(tx: Tx, report: DeliveryReport, look: number): Promise<void> {
  const after = LOOKS_AFTER[look]
  if (after === undefined) return
  await tx.enqueue({ kind: SECOND_LOOK_JOB, payload: { report, look }, runAt: tx.now() + after })
}

/** Forgets reports and WhatsApp windows that are of no use any more. */
export const sweepReports: JobHandler = async ({ deps }) => {
  const now = deps.clock.now()
  await deleteReportsBefore(deps.db, now - KEPT_FOR)
  await forgetWindowsBefore(deps.db, now - DAY)
}

/**
 * Takes that mails came back to us, as mail servers tell it where nobody reports. The Message-IDs must be ours and
 * signed: only then did whoever sent them back get them.
 */
export async function takeReturnedMails(
  tx: Tx,
  workspaceId: string,
  { messageIds, reason, isGone }: { messageIds: readonly string[]; reason: string; isGone: boolean },
): Promise<void> {
  if (messageIds.length === 0) return
  for (const found of await listByMessageIds(tx.db, workspaceId, messageIds)) {
    await move(tx, found, 'bounced', { reason, suppress: isGone ? 'bounced' : null })
  }
}

async function apply(tx: Tx, found: ReportedDelivery, report: DeliveryReport): Promise<Taken> {
  const { status, reason, providerId } = report
  if (status !== null) return move(tx, found, status, report, providerId)
  return (await moveReported(tx.db, found, ['sent'], { reason, updated_at: tx.now() })) ? 'moved' : 'late'
}

async function move(
  tx: Tx,
  found: ReportedDelivery,
  status: ReportedStatus,
  { reason, suppress: why }: Pick<DeliveryReport, 'reason' | 'suppress'>,
  providerId?: string,
): Promise<'moved' | 'late'> {
  const change = { status, reason, updated_at: tx.now(), ...(providerId && { provider_id: providerId }) }
  if (!(await moveReported(tx.db, found, MOVES[status], change))) return 'late'
  if (why !== null && found.channel !== 'push') {
    const channel = found.channel as ToSuppress['channel']
    await suppress(tx, found.workspace_id, { channel, address: found.address, reason: why, detail: reason })
  }
  return 'moved'
}
