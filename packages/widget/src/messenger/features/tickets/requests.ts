import type { ContactForm, Ticket } from '@deskbell/protocol'
import type { Conversation, Trouble } from '@deskbell/sdk'
import { createTicketsClient, type LiveTicket, type TicketsClient, toTrouble } from '@deskbell/sdk/tickets'
import { newClientId } from '../../client-id.ts'
import { followLanguage, onePerStore } from '../../language.ts'
import { follow } from '../../readable.ts'
import { effect, type Signal, signal } from '../../signals.ts'
import type { Store } from '../../store.ts'
import { type TicketsTranslator, ticketsWords } from './words/words.ts'

/** A rating as it is being given. */
export interface RatingDraft {
  readonly score: number
  readonly comment: string
}

/** What the views of requests read, and what they may do. */
export interface Requests {
  readonly store: Store
  /** Null until the words of the language are here. */
  readonly t: Signal<TicketsTranslator | null>
  readonly client: TicketsClient
  /** The request of the thread in view, as far as it is known. */
  readonly current: Signal<Ticket | null>
  /** What the form asks, for the names of what was answered. */
  readonly form: Signal<ContactForm | null>
  readonly detailed: Signal<boolean>
  readonly rating: Signal<RatingDraft | null>
  readonly busy: Signal<boolean>
  /** Why the last deed did not work. */
  readonly trouble: Signal<Trouble | null>
  /** What was just done, in words, for those who do not see it. */
  readonly told: Signal<string>
  /** Why the request that was asked for is not shown; null while it is looked for. */
  readonly missing: Signal<Trouble | null>
  toggleDetails(): void
  reopen(): void
  rate(): void
  find(): void
}

/** The requests of a messenger: made when one is first shown, gone with its store. */
export const requestsOf = onePerStore(createRequests)

function createRequests(store: Store): Requests {
  const { thread, writing, place } = store
  const client = createTicketsClient(store.client)
  const t = followLanguage(store, ticketsWords)
  const summary = signal<Conversation['ticket']>(null)
  const current = signal<Ticket | null>(null)
  const form = signal<ContactForm | null>(null)
  const detailed = signal(false)
  const rating = signal<RatingDraft | null>(null)
  const busy = signal(false)
  const trouble = signal<Trouble | null>(null)
  const told = signal('')
  const missing = signal<Trouble | null>(null)
  let live: LiveTicket | null = null
  /** The reply that is on its way to a closed request: the same words go out once, however often they are tried. */
  let reply = { text: '', clientId: '' }
  let status = ''

  const id = signal<string | null>(null)
  const ends = [
    effect(() => {
      const next = thread.state.value?.ticket ?? null
      summary.value = next
      id.value = next?.id ?? null
    }),
    effect(() => {
      const ticketId = id.value
      status = ''
      current.value = null
      detailed.value = false
      rating.value = null
      trouble.value = null
      told.value = ''
      if (!ticketId) return
      const followed = client.follow(ticketId)
      live = followed
      const [state, stop] = follow(followed.state)
      const end = effect(() => {
        current.value = state.value.ticket
      })
      return () => {
        end()
        stop()
        followed.release()
        live = null
      }
    }),
    // A step is told once, to those who do not see the pill.
    effect(() => {
      const next = summary.value
      const words = t.value
      if (next && words && status && status !== next.status)
        told.value = words('nowIs', { number: `#${next.number}`, status: words(next.status) })
      status = next?.status ?? ''
    }),
    // To a closed request one does not send: a reply starts a follow-up.
    effect(() => {
      const isClosed = summary.value?.status === 'closed'
      writing.instead.value = isClosed ? followUp : null
    }),
    effect(() => {
      if (place.value.name === 'ticket') find()
    }),
  ]
  store.ends.push(() => {
    for (const end of ends) end()
  })

  /** Does one thing at a time, and keeps why it did not work. */
  async function attempt(deed: () => Promise<void>): Promise<void> {
    if (busy.peek()) return
    busy.value = true
    trouble.value = null
    try {
      await deed()
    } catch (error) {
      trouble.value = toTrouble(error)
    }
    busy.value = false
  }

  function followUp(): void {
    const ticketId = id.peek()
    const text = writing.text.peek().trim()
    if (!ticketId) return
    if (reply.text !== text) reply = { text, clientId: '' }
    reply.clientId ||= newClientId()
    attempt(async () => {
      const attachments = writing.enclosing.peek()?.ready() ?? []
      const { conversation } = await client.reply(ticketId, { text, attachments, clientId: reply.clientId })
      reply = { text: '', clientId: '' }
      writing.clear()
      store.go({ name: 'chat', id: conversation.id })
    })
  }

  async function find(): Promise<void> {
    const { value } = place
    if (value.name !== 'ticket') return
    missing.value = null
    try {
      await store.client.resume()
      const ticket = await client.get(value.id)
      if (place.peek() === value) store.go({ name: 'chat', id: ticket.conversationId })
    } catch (error) {
      missing.value = toTrouble(error)
    }
  }

  return {
    store,
    t,
    client,
    current,
    form,
    detailed,
    rating,
    busy,
    trouble,
    told,
    missing,
    find,
    toggleDetails() {
      detailed.value = !detailed.value
      if (!form.peek())
        client.contactForm().then(
          (loaded) => {
            form.value = loaded
          },
          () => {},
        )
    },
    reopen: () =>
      void attempt(async () => {
        const ticketId = id.peek()
        if (!ticketId) return
        live?.put(await client.reopen(ticketId))
        told.value = t.peek()?.('reopened') ?? ''
      }),
    rate: () =>
      void attempt(async () => {
        const [ticketId, given] = [id.peek(), rating.peek()]
        if (!ticketId || !given) return
        live?.put(await client.rate(ticketId, given.score, given.comment.trim()))
        rating.value = null
      }),
  }
}
