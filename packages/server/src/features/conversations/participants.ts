import type { Participant, ParticipantRef, Receipt } from '@deskbell/protocol'
import { type Params, prepared } from '../../db/prepared.ts'
import type { Markers } from './markers.ts'
import type { Db } from './repository.ts'

/** Someone who takes part, with their name and how far they have read. */
export interface Person {
  readonly conversation_id: string
  readonly kind: string
  readonly participant_id: string
  readonly in_log: number
  readonly delivered_seq: number
  readonly read_seq: number
  readonly customer_name: string | null
  readonly customer_email: string | null
  readonly customer_verified: number | null
  readonly agent_name: string | null
}

/** Everyone who takes part in the given conversations, in one query. */
export async function listPeople(db: Db, conversationIds: readonly string[]): Promise<Person[]> {
  const [id] = conversationIds
  if (id === undefined) return []
  if (conversationIds.length === 1) return (await peopleOfOne(db, { id })).rows.sort(byKindAndId)
  const people = await everyone(db)
    .where('p.conversation_id', 'in', [...conversationIds])
    .execute()
  return people.sort(byKindAndId)
}

const everyone = (db: Db) =>
  db
    .selectFrom('conversation_participants as p')
    .leftJoin('customers as c', 'c.id', 'p.participant_id')
    .leftJoin('agents as a', 'a.id', 'p.participant_id')
    .select(['p.conversation_id', 'p.kind', 'p.participant_id', 'p.in_log', 'p.delivered_seq', 'p.read_seq'])
    .select(['c.name as customer_name', 'c.email as customer_email', 'c.verified as customer_verified'])
    .select('a.name as agent_name')

const peopleOfOne = prepared((db: Db, param: Params<{ id: string }>) =>
  everyone(db).where('p.conversation_id', '=', param('id')),
)

/** The customer first, then agents by id: the same order for whoever asks. */
function byKindAndId(a: Person, b: Person): number {
  if (a.kind !== b.kind) return a.kind === 'customer' ? -1 : 1
  return a.participant_id < b.participant_id ? -1 : 1
}

export interface NewParticipant {
  readonly conversation_id: string
  readonly workspace_id: string
  readonly kind: string
  readonly participant_id: string
}

/** Notes that somebody stands in the log; markers stay as they are. */
export async function joinLog(db: Db, who: NewParticipant): Promise<void> {
  await db
    .insertInto('conversation_participants')
    .values({ ...who, in_log: 1, delivered_seq: 0, read_seq: 0 })
    .onConflict((conflict) =>
      conflict.columns(['conversation_id', 'kind', 'participant_id']).doUpdateSet({ in_log: 1 }),
    )
    .execute()
}

/** An agent who writes stands in the log and has read what stands above. `seq` is the newest there is. */
export async function joinAsSender(db: Db, who: NewParticipant, seq: number): Promise<void> {
  await join(db, { ...who, seq })
}

const join = prepared((db: Db, param: Params<NewParticipant & { seq: number }>) => {
  const markers = { in_log: 1, delivered_seq: param('seq'), read_seq: param('seq') }
  return db
    .insertInto('conversation_participants')
    .values({
      conversation_id: param('conversation_id'),
      workspace_id: param('workspace_id'),
      kind: param('kind'),
      participant_id: param('participant_id'),
      ...markers,
    })
    .onConflict((conflict) => conflict.columns(['conversation_id', 'kind', 'participant_id']).doUpdateSet(markers))
})

export function toParticipant(person: Person): Participant {
  return { ...refOfPerson(person), name: person.kind === 'customer' ? person.customer_name : person.agent_name }
}

export function toReceipt(person: Person, { delivered_seq, read_seq }: Markers): Receipt {
  return { participant: refOfPerson(person), deliveredSeq: delivered_seq, readSeq: read_seq }
}

function refOfPerson(person: Person): ParticipantRef {
  return { kind: person.kind as ParticipantRef['kind'], id: person.participant_id }
}
