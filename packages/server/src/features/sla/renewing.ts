import type { Tx } from '../../db/transaction.ts'
import { toCalendar } from './calendar.ts'
import { findCalendar, insertVersion, type SlaPolicyRow, updatePolicyRow } from './policies-repository.ts'
import type { Db } from './repository.ts'
import type { SlaTerms } from './terms.ts'
import { RETARGET_JOB } from './watch.ts'

/** Keeps what a policy promises in its present version, with its calendar as it stands. */
export async function keepVersion(db: Db, row: SlaPolicyRow): Promise<void> {
  const found = row.calendar_id === null ? undefined : await findCalendar(db, row.workspace_id, row.calendar_id)
  const calendar = found && toCalendar(found)
  const terms: SlaTerms = {
    targets: JSON.parse(row.targets),
    atRiskPercent: row.at_risk_percent,
    escalations: JSON.parse(row.escalations),
    hours: calendar?.hours ?? null,
    holidays: calendar?.holidays.map(({ date }) => date) ?? [],
  }
  const { id: policy_id, version, workspace_id } = row
  await insertVersion(db, { policy_id, version, workspace_id, terms: JSON.stringify(terms) })
}

/** Begins a new version of a policy whose promises changed, and has its running clocks follow. */
export async function renew(tx: Tx, row: SlaPolicyRow): Promise<SlaPolicyRow> {
  const renewed = { ...row, version: row.version + 1 }
  await updatePolicyRow(tx.db, renewed)
  await keepVersion(tx.db, renewed)
  await tx.enqueue({ kind: RETARGET_JOB, payload: { policyId: row.id } })
  return renewed
}
