import type { ParticipantRef } from '@deskbell/protocol'

/** One text for one person, whatever tab or node they come from. */
export function personKey(who: ParticipantRef): string {
  return `${who.kind}:${who.id}`
}

export function isSamePerson(a: ParticipantRef, b: ParticipantRef): boolean {
  return a.id === b.id && a.kind === b.kind
}

/** Everyone named once, in the order in which they were first named. */
export function uniquePeople(people: Iterable<ParticipantRef>): ParticipantRef[] {
  const byKey = new Map<string, ParticipantRef>()
  for (const who of people) {
    const key = personKey(who)
    if (!byKey.has(key)) byKey.set(key, { kind: who.kind, id: who.id })
  }
  return [...byKey.values()]
}
