import type { Tx } from '../../db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { SlaPolicyRow } from './policies-repository.ts'
import { insertPolicy, insertVersion } from './policies-repository.ts'
import type { SlaTerms, Targets } from './terms.ts'

const HOUR = 60
const DAY = 24 * HOUR

/** By what is promised until somebody decides otherwise; around the clock. */
const TARGETS: Targets = {
  urgent: { firstResponse: 2 * HOUR, nextResponse: 2 * HOUR, resolution: DAY },
  high: { firstResponse: 4 * HOUR, nextResponse: 4 * HOUR, resolution: 2 * DAY },
  normal: { firstResponse: DAY, nextResponse: DAY, resolution: 5 * DAY },
  low: { firstResponse: 2 * DAY, nextResponse: 2 * DAY, resolution: 10 * DAY },
}

/** The policy that a workspace begins with, and its first version. */
export function defaultPolicy(workspaceId: string, at: number) {
  const terms: SlaTerms = { targets: TARGETS, atRiskPercent: 80, escalations: [], hours: null, holidays: [] }
  const row: SlaPolicyRow = {
    id: newId('slaPolicy'),
    workspace_id: workspaceId,
    name: 'Standard',
    calendar_id: null,
    targets: JSON.stringify(terms.targets),
    at_risk_percent: terms.atRiskPercent,
    escalations: '[]',
    is_default: 1,
    version: 1,
    created_at: at,
  }
  return { row, version: { policy_id: row.id, version: 1, workspace_id: workspaceId, terms: JSON.stringify(terms) } }
}

export async function furnishSla(tx: Tx, workspaceId: string): Promise<void> {
  const { row, version } = defaultPolicy(workspaceId, tx.now())
  await insertPolicy(tx.db, row)
  await insertVersion(tx.db, version)
}
