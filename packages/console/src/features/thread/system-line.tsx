import type { Participant, ParticipantRef } from '@deskbell/protocol'
import { useDesk, useMe } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { clockTime, exactTime } from '../../ui/dates.ts'
import { customerName } from '../../ui/names.ts'
import { useReadable } from '../../ui/readable.ts'
import type { SystemEntry } from './rows.ts'

/** Something that was done: assigned, closed, reopened. */
export function SystemLine({ entry, participants }: { entry: SystemEntry; participants: readonly Participant[] }) {
  const { client } = useDesk()
  const { agent } = useMe()
  const agents = useReadable(client.agents)
  const nameOf = (who: ParticipantRef): string => {
    if (who.kind === 'system') return t.thread.system.system
    if (who.id === agent.id) return t.common.you
    const found = participants.find((one) => one.kind === who.kind && one.id === who.id)
    if (who.kind === 'customer') return customerName({ id: who.id ?? '', name: found?.name ?? null })
    return found?.name ?? agents.find((one) => one.id === who.id)?.name ?? t.common.somebody
  }
  return (
    <p class="system-line" title={exactTime(entry.at)}>
      {wordsOf(entry, nameOf)}
      <time class="time" dateTime={entry.at}>
        {clockTime(entry.at)}
      </time>
    </p>
  )
}

function wordsOf(entry: SystemEntry, nameOf: (who: ParticipantRef) => string): string {
  const by = nameOf(entry.by)
  if (entry.type === 'closed') return t.thread.system.closed(by)
  if (entry.type === 'reopened') return t.thread.system.reopened(by)
  if (entry.type === 'ticket') return t.thread.system.ticket(by, entry.ticket)
  if (entry.assigneeId === null) return t.thread.system.unassigned(by)
  const to = nameOf({ kind: 'agent', id: entry.assigneeId })
  if (entry.by.kind !== 'agent') return t.thread.system.assignedAuto(to === t.common.you ? to.toLowerCase() : to)
  if (entry.by.id === entry.assigneeId) return t.thread.system.assignedSelf(by)
  return t.thread.system.assigned(by, to === t.common.you ? to.toLowerCase() : to)
}
