import type { Completion, CompletionSummary, ContactAttempt } from '@deskbell/protocol'
import type { AttemptRow } from './attempts-repository.ts'
import type { RequestRow } from './requests-repository.ts'

const DAY = 86_400_000

const iso = (at: number) => new Date(at).toISOString()
const isoOrNull = (at: number | null) => (at === null ? null : iso(at))

/** What everyone who sees the booking sees of a request. */
export function summaryOf(row: RequestRow): CompletionSummary {
  return {
    status: row.status as CompletionSummary['status'],
    requestedAt: iso(row.requested_at),
    escalatesAt: iso(row.escalates_at),
    respondedAt: isoOrNull(row.responded_at),
    issues: row.issues,
    ticketId: row.ticket_id,
  }
}

/** A request as support sees it, with every try to reach the customer. */
export function toCompletion(row: RequestRow, attempts: readonly AttemptRow[], autoCompleteDays: number): Completion {
  return {
    ...summaryOf(row),
    requestedById: row.requested_by_id,
    feedback: row.feedback,
    autoEscalated: row.auto_escalated === 1,
    followUp:
      row.follow_up_at === null
        ? null
        : {
            initiatedAt: iso(row.follow_up_at),
            agentId: row.agent_id,
            attempts: attempts.map(toAttempt),
            outcome: row.outcome as NonNullable<Completion['followUp']>['outcome'],
            completedById: row.completed_by_id,
            completedAt: isoOrNull(row.completed_at),
            notes: row.notes,
            autoCompletesAt: isoOrNull(autoCompletesAt(row, autoCompleteDays)),
          },
  }
}

/** When an open follow-up completes by itself, once enough tries failed; null where none is open. */
export function autoCompletesAt(row: RequestRow, autoCompleteDays: number): number | null {
  if (row.status !== 'escalated' || row.follow_up_at === null) return null
  return row.follow_up_at + autoCompleteDays * DAY
}

/** How many tries failed in a row: somebody who was reached since is not unreachable. */
export function failedTries(attempts: readonly AttemptRow[]): number {
  return attempts.length - 1 - attempts.findLastIndex(({ reached }) => reached === 1)
}

function toAttempt(row: AttemptRow): ContactAttempt {
  return {
    method: row.method as ContactAttempt['method'],
    attemptedAt: iso(row.attempted_at),
    reached: row.reached === 1,
    notes: row.notes,
    agentId: row.agent_id,
  }
}
