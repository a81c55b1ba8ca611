import type { ErrorCode, Ticket } from '@deskbell/protocol'
import { useState } from 'preact/hooks'
import type { TicketChange } from '../../../api/tickets-api.ts'
import { useDesk } from '../../../app/desk.ts'
import { t } from '../../../i18n/index.ts'
import { isSignedOut, toTrouble, troubleText } from '../../../ui/trouble.ts'
import { chunksOf, inverseOf, type Step } from './bulk.ts'

export interface Failure {
  readonly id: string
  readonly number: number
  readonly subject: string
  readonly reason: string
}

/** How long a change to many can be taken back, in milliseconds. */
const UNDO = 10_000

export interface Bulk {
  /** How far a change has come; null while none is under way. */
  readonly progress: { readonly done: number; readonly all: number } | null
  readonly failures: readonly Failure[]
  run(change: TicketChange, tickets: readonly Ticket[]): Promise<void>
  dismiss(): void
}

/** Changes many tickets, a few at a time, and says of each that failed why. */
export function useBulk(reload: () => void): Bulk {
  const { tickets: desk, toasts, session } = useDesk()
  const [progress, setProgress] = useState<Bulk['progress']>(null)
  const [failures, setFailures] = useState<readonly Failure[]>([])

  /** Takes the steps in order; gives the reason for each ticket that was left as it is. */
  async function take(steps: readonly Step[]): Promise<Map<string, string>> {
    const refused = new Map<string, string>()
    const all = steps.reduce((sum, step) => sum + step.ids.length, 0)
    let done = 0
    for (const { ids, change } of steps) {
      for (const chunk of chunksOf(ids)) {
        setProgress({ done, all })
        try {
          for (const { ticketId, ok, code, detail } of await desk.api.bulk(chunk, change)) {
            if (!ok) refused.set(ticketId, detail ?? t.trouble.refused[code as ErrorCode] ?? t.tickets.bulk.unanswered)
          }
        } catch (error) {
          const trouble = toTrouble(error)
          if (isSignedOut(trouble)) session.expire()
          for (const id of chunk) refused.set(id, troubleText(trouble))
        }
        done += chunk.length
      }
    }
    setProgress(null)
    for (const { ids } of steps) for (const id of ids) desk.refresh(id)
    reload()
    return refused
  }

  async function undo(steps: readonly Step[], lost: number): Promise<void> {
    const refused = await take(steps)
    const count = steps.reduce((sum, step) => sum + step.ids.length, 0) - refused.size
    if (count > 0) toasts.show(t.tickets.bulk.undone(count))
    if (refused.size + lost > 0) toasts.show(t.tickets.bulk.notUndone(refused.size + lost), { tone: 'failed' })
  }

  return {
    progress,
    failures,
    dismiss: () => setFailures([]),
    async run(change, tickets) {
      if (progress) return
      setFailures([])
      const refused = await take([{ ids: tickets.map((ticket) => ticket.id), change }])
      const changed = tickets.filter((ticket) => !refused.has(ticket.id))
      setFailures(
        tickets
          .filter((ticket) => refused.has(ticket.id))
          .map(({ id, number, subject }) => ({ id, number, subject, reason: refused.get(id) ?? '' })),
      )
      if (changed.length === 0) return
      const back = inverseOf(change, changed)
      const lost = changed.filter((ticket) => isMoved(change, ticket)).length - back.flatMap((step) => step.ids).length
      const more = back.length > 0 ? { undo: () => void undo(back, Math.max(0, lost)) } : {}
      toasts.show(t.tickets.bulk.done(changed.length), { ...more, stays: UNDO })
    },
  }
}

/** Whether a change of status did something to a ticket, so that not being able to undo it is a loss. */
const isMoved = (change: TicketChange, ticket: Ticket) => change.do === 'status' && ticket.status !== change.status
