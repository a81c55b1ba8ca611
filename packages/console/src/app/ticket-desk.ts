import type { CannedResponse, Macro, Team, Ticket, TicketCounts, TicketType, TicketView } from '@deskbell/protocol'
import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Api } from '../api/api.ts'
import { createTicketsApi, type TicketsApi } from '../api/tickets-api.ts'
import type { AgentClient } from '../sdk.ts'
import type { Load } from '../ui/load.ts'
import { createResource, type Resource } from '../ui/resource.ts'
import { toTrouble } from '../ui/trouble.ts'

/** Something happened to tickets: one of them, notes of a conversation or that somebody read it, or nobody knows what. */
export type TicketNews =
  | { readonly kind: 'ticket'; readonly ticketId: string }
  | { readonly kind: 'note'; readonly conversationId: string }
  | { readonly kind: 'read'; readonly conversationId: string }
  | { readonly kind: 'shown'; readonly ticket: Ticket }
  | { readonly kind: 'missed' }

/** What every view of tickets shares: the endpoints, what a ticket may be given, and the tickets that are open here. */
export interface TicketDesk {
  readonly api: TicketsApi
  readonly counts: ReadonlySignal<TicketCounts | null>
  readonly types: Resource<readonly TicketType[]>
  readonly teams: Resource<readonly Team[]>
  readonly canned: Resource<readonly CannedResponse[]>
  readonly macros: Resource<readonly Macro[]>
  readonly views: Resource<readonly TicketView[]>
  /** A ticket kept live until it is let go of; opened twice, it is one. */
  open(ticketId: string): { readonly state: ReadonlySignal<Load<Ticket>>; reload(): void; release(): void }
  /** Shows a ticket as an answer describes it, wherever it is shown. */
  put(ticket: Ticket): void
  /** Asks for a ticket again, where it is shown. */
  refresh(ticketId: string): void
  listen(listener: (news: TicketNews) => void): () => void
  /** Follows the inbox room. Returns its disposer. */
  follow(): () => void
}

/** Counts are asked for at most this often while events stream in, in milliseconds. */
const PAUSE = 400

interface Opened {
  readonly state: Signal<Load<Ticket>>
  users: number
  /** Raised with each question, so that only the last answer counts. */
  turn: number
}

export function createTicketDesk(client: Pick<AgentClient, 'listen'>, { call }: Pick<Api, 'call'>): TicketDesk {
  const api = createTicketsApi(call)
  const counts = signal<TicketCounts | null>(null)
  const opened = new Map<string, Opened>()
  const listeners = new Set<(news: TicketNews) => void>()
  const tell = (news: TicketNews) => {
    for (const listener of [...listeners]) listener(news)
  }
  let counting: ReturnType<typeof setTimeout> | undefined
  const count = async () => {
    counting = undefined
    try {
      counts.value = await api.counts()
    } catch {
      // The numbers keep what they last said; the list itself says what is wrong.
    }
  }
  const countSoon = () => {
    counting ??= setTimeout(() => void count(), PAUSE)
  }
  const load = async (ticketId: string, one: Opened) => {
    one.turn += 1
    const turn = one.turn
    const next = await api.get(ticketId).then(
      (value): Load<Ticket> => ({ kind: 'ready', value }),
      (error: unknown): Load<Ticket> => ({ kind: 'failed', trouble: toTrouble(error) }),
    )
    // What is shown stays while it cannot be asked for.
    if (turn === one.turn && !(next.kind === 'failed' && one.state.peek().kind === 'ready')) one.state.value = next
  }
  const refresh = (ticketId: string) => {
    const one = opened.get(ticketId)
    if (one) void load(ticketId, one)
  }
  return {
    api,
    counts,
    types: createResource<readonly TicketType[]>(api.listTypes),
    teams: createResource<readonly Team[]>(api.listTeams),
    canned: createResource<readonly CannedResponse[]>(api.listCanned),
    macros: createResource<readonly Macro[]>(api.listMacros),
    views: createResource<readonly TicketView[]>(api.listViews),
    open(ticketId) {
      const one = opened.get(ticketId) ?? { state: signal<Load<Ticket>>({ kind: 'loading' }), users: 0, turn: 0 }
      opened.set(ticketId, one)
      one.users += 1
      if (one.users === 1) void load(ticketId, one)
      return {
        state: one.state,
        reload() {
          one.state.value = { kind: 'loading' }
          void load(ticketId, one)
        },
        release() {
          one.users -= 1
          if (one.users === 0) opened.delete(ticketId)
        },
      }
    },
    put(ticket) {
      const one = opened.get(ticket.id)
      if (one) {
        one.turn += 1
        one.state.value = { kind: 'ready', value: ticket }
      }
      tell({ kind: 'shown', ticket })
      countSoon()
    },
    refresh,
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    follow() {
      void count()
      const stop = client.listen((frame) => {
        if (frame === null) {
          for (const ticketId of opened.keys()) refresh(ticketId)
          tell({ kind: 'missed' })
          countSoon()
        } else if (frame.t === 'ticket') {
          refresh(frame.ticketId)
          tell({ kind: 'ticket', ticketId: frame.ticketId })
          countSoon()
        } else if (frame.t === 'conversation' && frame.conversation.ticket) {
          tell({ kind: 'ticket', ticketId: frame.conversation.ticket.id })
        } else if (frame.t === 'note') tell({ kind: 'note', conversationId: frame.conversationId })
        else if (frame.t === 'receipt' && frame.receipt.participant.kind === 'agent') {
          // Whose it is does not matter much: the list asks again.
          tell({ kind: 'read', conversationId: frame.conversationId })
        }
      })
      return () => {
        stop()
        clearTimeout(counting)
        counting = undefined
      }
    },
  }
}
