import { CompiledQuery, Kysely } from 'kysely'
import type { Database } from '../../packages/server/src/db/database.ts'
import { postgresDialect } from '../../packages/server/src/db/dialects/postgres.ts'
import { sqliteDialect } from '../../packages/server/src/db/dialects/sqlite.ts'
import { termsOf } from '../../packages/server/src/features/tickets/terms.ts'
import { newId } from '../../packages/server/src/platform/ids.ts'
import { lexemes, randomOf, zipf } from '../search/corpus.ts'

/** Where tickets stand after some years: most are closed. Shares of a hundred. */
const STATUSES = [
  ['open', 4],
  ['assigned', 3],
  ['in_progress', 3],
  ['waiting', 2],
  ['resolved', 8],
  ['closed', 80],
] as const
const PRIORITIES = [
  ['low', 20],
  ['normal', 60],
  ['high', 15],
  ['urgent', 5],
] as const
const BATCH = 500
const MINUTE = 60_000
const WORDS = 14

/** Opens a database as the service does. */
function openDatabase(url: string): Kysely<Database> {
  const dialect = url.startsWith('sqlite:')
    ? sqliteDialect({ path: url.slice('sqlite:'.length) })
    : postgresDialect({ connectionString: url })
  return new Kysely<Database>({ dialect })
}

/**
 * Fills a workspace with tickets that nobody asked, the same ones each time: two thousand customers,
 * words as frequent as in English, a message each.
 */
export async function seedTickets(url: string, count: number): Promise<void> {
  const db = openDatabase(url)
  try {
    const workspace = await db.selectFrom('workspaces').select('id').executeTakeFirstOrThrow()
    const types = await db.selectFrom('ticket_types').select('id').execute()
    const agents = await db.selectFrom('agents').select('id').execute()
    const policy = await db.selectFrom('sla_policies').select('id').executeTakeFirstOrThrow()
    const made = maker(workspace.id, { types: ids(types), agents: ids(agents), policyId: policy.id, count })
    for (let at = 0; at < made.customers.length; at += BATCH) {
      await db
        .insertInto('customers')
        .values(made.customers.slice(at, at + BATCH))
        .execute()
    }
    const { last } = await db
      .selectFrom('tickets')
      .select((eb) => eb.fn.coalesce(eb.fn.max('number'), eb.lit(0)).as('last'))
      .executeTakeFirstOrThrow()
    for (let first = 0; first < count; first += BATCH) {
      const rows = Array.from({ length: Math.min(BATCH, count - first) }, (_, n) =>
        made.ticket(first + n, Number(last)),
      )
      await db.transaction().execute(async (tx) => {
        await tx
          .insertInto('conversations')
          .values(rows.map((row) => row.conversation))
          .execute()
        await tx
          .insertInto('conversation_entries')
          .values(rows.map((row) => row.entry))
          .execute()
        await tx
          .insertInto('conversation_participants')
          .values(rows.map((row) => row.participant))
          .execute()
        await tx
          .insertInto('tickets')
          .values(rows.map((row) => row.ticket))
          .execute()
        await tx
          .insertInto('sla_tickets')
          .values(rows.map((row) => row.sla))
          .execute()
        const terms = rows.flatMap((row) => row.terms)
        for (let at = 0; at < terms.length; at += 2_000) {
          await tx
            .insertInto('ticket_terms')
            .values(terms.slice(at, at + 2_000))
            .execute()
        }
      })
    }
    await db
      .updateTable('ticket_counters')
      .set({ last_number: Number(last) + count })
      .execute()
    // As a database that has lived for a while has done by itself.
    await db.executeQuery(CompiledQuery.raw('analyze'))
  } finally {
    await db.destroy()
  }
}

const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id)

/** A word that one ticket in 150 holds, one that stands in every fifteenth, and one in every seventh. */
export const RARE_WORD = lexemes[200] ?? ''
export const COMMON_WORD = lexemes[20] ?? ''
export const USUAL_WORD = lexemes[8] ?? ''

function maker(
  workspaceId: string,
  { types, agents, policyId, count }: { types: string[]; agents: string[]; policyId: string; count: number },
) {
  const random = randomOf(7)
  const draw = zipf(lexemes.length, 1.0)
  const now = Date.now()
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T
  const share = <T>(shares: readonly (readonly [T, number])[]): T => {
    let left = random() * 100
    for (const [value, part] of shares) {
      left -= part
      if (left < 0) return value
    }
    return (shares.at(-1) as readonly [T, number])[0]
  }
  const customers = Array.from({ length: 2_000 }, (_, n) => ({
    id: newId('customer'),
    workspace_id: workspaceId,
    verified: 1,
    external_id: `bench-${n}`,
    name: `Customer ${n}`,
    email: `customer${n}@example.com`,
    locale: 'en',
    time_zone: null,
    attributes: '{}',
    page_url: null,
    page_title: null,
    last_seen_at: null,
    merged_into: null,
    contact: 0,
    created_at: now,
  }))

  function ticket(n: number, last: number) {
    const at = now - (count - n) * 5 * MINUTE
    const number = last + n + 1
    const customer = pick(customers)
    const status = share(STATUSES)
    const done = status === 'resolved' || status === 'closed'
    const words = Array.from({ length: WORDS }, () => lexemes[draw(random)] ?? '')
    const [subject, text] = [words.slice(0, 4).join(' '), words.slice(4).join(' ')]
    const id = newId('ticket')
    const conversationId = newId('conversation')
    const assignee = status === 'open' ? null : pick(agents)
    const content = JSON.stringify({ type: 'text', text })
    return {
      conversation: {
        id: conversationId,
        workspace_id: workspaceId,
        customer_id: customer.id,
        channel: 'form',
        status: done ? 'closed' : 'open',
        assignee_id: assignee,
        ticket_id: id,
        ticket_number: number,
        ticket_subject: subject,
        ticket_status: status,
        last_seq: 1,
        last_message_seq: 1,
        last_message_by_kind: 'customer',
        last_message_by_id: customer.id,
        last_message_at: at,
        last_message_preview: text,
        customer_delivered_seq: 1,
        customer_read_seq: 1,
        start_client_id: null,
        created_at: at,
        updated_at: at,
      },
      entry: {
        conversation_id: conversationId,
        seq: 1,
        id: newId('entry'),
        workspace_id: workspaceId,
        type: 'message',
        sender_kind: 'customer',
        sender_id: customer.id,
        client_id: null,
        data: content,
        at,
      },
      participant: {
        conversation_id: conversationId,
        kind: 'customer',
        participant_id: customer.id,
        workspace_id: workspaceId,
        in_log: 1,
        delivered_seq: 0,
        read_seq: 0,
      },
      ticket: {
        id,
        workspace_id: workspaceId,
        conversation_id: conversationId,
        customer_id: customer.id,
        number,
        type_id: pick(types),
        channel: 'form',
        subject,
        status,
        priority: share(PRIORITIES),
        team_id: null,
        assignee_id: assignee,
        fields: '{}',
        metadata: '{}',
        next_steps: '[]',
        booking_ref: null,
        contact_method: null,
        follows_up_id: null,
        merged_into_id: null,
        resolution_type: null,
        resolution_summary: null,
        resolution_notes: null,
        escalated_agent_id: null,
        escalated_team_id: null,
        escalation_reason: null,
        escalated_at: null,
        rating: null,
        rating_comment: null,
        rated_at: null,
        verified_sender: 1,
        digest: id,
        close_warned_at: null,
        expected_at: null,
        first_response_at: null,
        resolved_at: done ? at + MINUTE : null,
        closed_at: status === 'closed' ? at + MINUTE : null,
        created_at: at,
        updated_at: at,
      },
      sla: {
        ticket_id: id,
        workspace_id: workspaceId,
        policy_id: policyId,
        priority: 'normal',
        version: 1,
        phase: done ? 'done' : 'open',
        answered: 0,
        last_mark: 1,
        last_mark_at: at,
        next_due_at: done ? null : at + 1_000 * MINUTE,
        next_check_at: null,
        at_risk: 0,
        breached: 0,
      },
      terms: termsOf(words.join(' ')).map((term) => ({ workspace_id: workspaceId, term, number })),
    }
  }
  return { customers, ticket }
}
