import {
  type Agent,
  type Priority,
  type Team,
  TICKET_TRANSITIONS,
  type Ticket,
  type TicketStatus,
  type TicketWork,
  type UpdateTicket,
} from '@deskbell/protocol'
import { useMemo } from 'preact/hooks'
import type * as v from 'valibot'
import { type Desk, useDesk, useMe } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { isSignedOut, toTrouble, troubleText } from '../../ui/trouble.ts'

type Work = v.InferOutput<typeof TicketWork>

/** What agents do to one ticket: shown at once, taken back when refused, each with an undo where there is one. */
export interface TicketActions {
  move(ticket: Ticket, status: TicketStatus): void
  reopen(ticket: Ticket): void
  setPriority(ticket: Ticket, priority: Priority): void
  assign(ticket: Ticket, to: Agent | null): void
  setTeam(ticket: Ticket, team: Team | null): void
  /** Saves a change of what the ticket says; `quiet` where it shows by itself. */
  update(ticket: Ticket, change: UpdateTicket, how?: { quiet?: boolean }): Promise<void>
}

export function useTicketActions(): TicketActions {
  const desk = useDesk()
  const { agent } = useMe()
  return useMemo(() => createTicketActions(desk, agent), [desk, agent])
}

function createTicketActions({ tickets, toasts, session, client }: Desk, me: Agent): TicketActions {
  const { api } = tickets
  const withWork = (ticket: Ticket, work: Partial<Work>): Ticket => ({
    ...ticket,
    work: ticket.work && { ...ticket.work, ...work },
  })
  /** Shows a change, makes it, and says so; or says why not and shows what is. */
  async function step(shown: Ticket, work: () => Promise<Ticket>, said: string | null, undo?: (now: Ticket) => void) {
    tickets.put(shown)
    try {
      const done = await work()
      tickets.put(done)
      if (said) toasts.show(said, undo ? { undo: () => undo(done), stays: 10_000 } : {})
    } catch (error) {
      tickets.refresh(shown.id)
      const trouble = toTrouble(error)
      if (isSignedOut(trouble)) session.expire()
      if (trouble.kind === 'refused' && trouble.code === 'conflict') throw error
      toasts.show(t.toast.failed(troubleText(trouble)), { tone: 'failed' })
    }
  }
  const refused = (error: unknown) => toasts.show(t.toast.failed(troubleText(toTrouble(error))), { tone: 'failed' })
  const words = t.ticket.toast

  const move = (ticket: Ticket, status: TicketStatus, undone = false): void => {
    const said = undone ? t.toast.undone : words.moved(ticket.number, t.tickets.statuses[status].toLowerCase())
    const back = !undone && TICKET_TRANSITIONS[status].includes(ticket.status)
    const undo = back ? (now: Ticket) => move(now, ticket.status, true) : undefined
    step({ ...ticket, status }, () => api.move(ticket.id, status), said, undo).catch(refused)
  }
  const setPriority = (ticket: Ticket, priority: Priority, undone = false): void => {
    const before = ticket.work?.priority
    const said = undone ? t.toast.undone : words.priority(ticket.number, t.tickets.priorities[priority])
    const undo = before && !undone ? (now: Ticket) => setPriority(now, before, true) : undefined
    step(withWork(ticket, { priority }), () => api.setPriority(ticket.id, priority), said, undo).catch(refused)
  }
  const nameOf = (id: string | null) => client.agents.get().find((one) => one.id === id)?.name
  const assign = (ticket: Ticket, to: string | null, undone = false): void => {
    const from = ticket.work?.assigneeId ?? null
    if (from === to) return
    const said = undone
      ? t.toast.undone
      : to === null
        ? words.unassigned(ticket.number)
        : to === me.id
          ? words.assignedYou(ticket.number)
          : words.assigned(ticket.number, nameOf(to) ?? t.common.somebody)
    step(
      withWork(ticket, { assigneeId: to }),
      () => api.assign(ticket.id, { assigneeId: to, expectedAssigneeId: from }),
      said,
      undone ? undefined : (now) => assign(now, from, true),
    ).catch(() => tellWhoHasIt(ticket))
  }
  /** Somebody else was quicker: says who. */
  const tellWhoHasIt = async (ticket: Ticket) => {
    const now = await api.get(ticket.id).catch(() => null)
    if (now) tickets.put(now)
    const has = now?.work?.assigneeId ?? null
    const said = has ? words.taken(ticket.number, nameOf(has) ?? t.common.somebody) : words.left(ticket.number)
    toasts.show(said, { tone: 'failed', stays: 10_000 })
  }
  const setTeam = (ticket: Ticket, teamId: string | null, name: string | null, undone = false): void => {
    const before = ticket.work?.teamId ?? null
    const said = undone ? t.toast.undone : name ? words.team(ticket.number, name) : words.noTeam(ticket.number)
    const undo = undone ? undefined : (now: Ticket) => setTeam(now, before, null, true)
    step(withWork(ticket, { teamId }), () => api.update(ticket.id, { teamId }), said, undo).catch(refused)
  }
  return {
    move,
    setPriority,
    assign: (ticket, to) => assign(ticket, to?.id ?? null),
    setTeam: (ticket, team) => setTeam(ticket, team?.id ?? null, team?.name ?? null),
    reopen(ticket) {
      const said = words.moved(ticket.number, t.tickets.statuses.open.toLowerCase())
      step({ ...ticket, status: 'open' }, () => api.reopen(ticket.id), said).catch(refused)
    },
    async update(ticket, change, { quiet = false } = {}) {
      const { subject = ticket.subject, fields = ticket.fields, typeId = ticket.typeId, ...work } = change
      const shown = withWork({ ...ticket, subject, fields, typeId }, given(work))
      await step(shown, () => api.update(ticket.id, change), quiet ? null : words.saved(ticket.number)).catch(refused)
    },
  }
}

/** Without what is undefined. */
function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}
