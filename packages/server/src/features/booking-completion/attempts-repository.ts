import type { Selectable } from 'kysely'
import type { Db, RequestRow } from './requests-repository.ts'
import type { ContactAttemptsTable } from './tables.ts'

export type AttemptRow = Selectable<ContactAttemptsTable>

/** Writes down a try to reach the customer, of a booking that the caller holds. */
export async function insertAttempt(
  db: Db,
  request: RequestRow,
  attempt: Omit<AttemptRow, 'booking_id' | 'n' | 'seq' | 'workspace_id'>,
): Promise<void> {
  const { booking_id, n, workspace_id } = request
  const last = await db
    .selectFrom('contact_attempts')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('booking_id', '=', booking_id)
    .where('n', '=', n)
    .executeTakeFirst()
  const seq = Number(last?.seq ?? 0) + 1
  await db
    .insertInto('contact_attempts')
    .values({ ...attempt, booking_id, n, seq, workspace_id })
    .execute()
}

/** The tries made for each of several requests, the oldest first; one query for all. */
export async function attemptsOf(
  db: Db,
  requests: readonly RequestRow[],
): Promise<(request: RequestRow) => readonly AttemptRow[]> {
  const rows =
    requests.length === 0
      ? []
      : await db
          .selectFrom('contact_attempts')
          .selectAll()
          .where(
            'booking_id',
            'in',
            requests.map(({ booking_id }) => booking_id),
          )
          .orderBy('seq')
          .execute()
  const byRequest = Map.groupBy(rows, nameOf)
  return (request) => byRequest.get(nameOf(request)) ?? []
}

function nameOf({ booking_id, n }: Pick<RequestRow, 'booking_id' | 'n'>): string {
  return `${booking_id}.${n}`
}
