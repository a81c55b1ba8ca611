import type { Generated } from 'kysely'

/** One row per recorded event: the audit log and the outbox in one. Append-only. */
export interface EventTable {
  /** Its place in the log, allotted by the database; `idOfEvent` writes it as an id. */
  seq: Generated<number>
  workspace_id: string
  type: string
  /** The id of the thing it happened to. */
  subject: string
  /** JSON. */
  data: string
  /** On whose behalf: the kind of actor, and their id where they have one. */
  actor_kind: 'anonymous' | 'customer' | 'guest' | 'agent' | 'host' | 'system'
  actor_id: string | null
  request_id: string
  created_at: number
}
