import type { BookingChatStats, Down, SentMessage, SharedBooking } from '@deskbell/protocol'
import { toTrouble } from '../core/errors.ts'
import { createLink } from '../core/link.ts'
import { platformRuntime, type Runtime } from '../core/runtime.ts'
import { indexedDbStorage, memoryStorage } from '../core/storage.ts'
import type { AgentClient, AgentWire, KeyValueStorage } from '../types.ts'
import { createBook } from './book.ts'
import { createDeeds } from './deeds.ts'
import { createLive } from './live.ts'
import { createOwnPlace } from './sharing.ts'
import { cameTooLate, isOver } from './shown.ts'
import { openTabs, type ProviderTabs } from './tabs.ts'
import type { PendingDeed, Provider, ProviderOptions, SharingEnd } from './types.ts'

/**
 * What a field worker needs of Deskbell, over the agents' client that speaks for them: the day's bookings, what they
 * do there (kept while there is no network, and sent in order), and where they are while they choose to show it. Call
 * `destroy` before the client's own.
 *
 * @example
 * const provider = createProvider(client)
 * const today = provider.day(midnight, midnight + 86_400_000)
 * today.state.subscribe(({ value }) => show(value))
 * provider.do(booking, { kind: 'status', status: 'on_way' })
 */
export function createProvider(client: AgentClient, options: ProviderOptions = {}): Provider {
  const storage = globalThis.indexedDB ? indexedDbStorage() : memoryStorage()
  return openProvider(client, platformRuntime(), storage, openTabs(), options)
}

/** As `createProvider`, with the surroundings given. */
export function openProvider(
  client: Pick<AgentClient, 'wire' | 'connection' | 'listen'>,
  runtime: Runtime,
  storage: KeyValueStorage,
  tabs: ProviderTabs,
  options: ProviderOptions = {},
): Provider {
  const { wire } = client
  const link = createLink(runtime)
  const owner = () => wire.agentId.get()
  const endings = new Set<(end: SharingEnd, bookingId: string) => void>()
  /** Ends that nobody has heard of yet. */
  let untold: [SharingEnd, string][] = []

  const call: AgentWire['call'] = async (method, path, more) => {
    try {
      const answer = await wire.call<never>(method, path, more)
      link.report(true)
      return answer
    } catch (error) {
      const { kind } = toTrouble(error)
      link.report(kind !== 'offline' && kind !== 'unreachable')
      throw error
    }
  }

  const shared = { runtime, link, tabs, storage, call, owner }
  const isMine = (booking: SharedBooking) => booking.provider?.id === owner()
  const stats = createLive<BookingChatStats>({ ...shared, ask: () => call('GET', '/v1/booking-chat-stats') })
  const book = createBook({ ...shared, isMine })
  const place = createOwnPlace({
    ...options,
    ...shared,
    ended(...what) {
      if (endings.size === 0) untold.push(what)
      for (const listener of [...endings]) listener(...what)
    },
  })
  const deeds = createDeeds({
    ...shared,
    deliver,
    // What is true now takes the place of what was pressed.
    refused: book.wake,
  })

  function put(booking: SharedBooking): void {
    book.put(booking)
    const isShared = place.state.get()?.bookingId === booking.id
    if (isShared && (isOver(booking.status) || !isMine(booking))) place.stop('over')
  }

  /** Resolves to whether it came too late. */
  async function deliver({ clientId, bookingId, at, deed }: PendingDeed): Promise<boolean> {
    const post = <T>(rest: string, body: object) => call<T>('POST', `/v1/bookings/${bookingId}${rest}`, { body })
    if (deed.kind === 'status') {
      const { kind, ...report } = deed
      const answer = await post<SharedBooking>('/status', { ...report, clientId, at: new Date(at).toISOString() })
      put(answer)
      return cameTooLate(deed, answer)
    }
    const sent =
      deed.kind === 'quick'
        ? await post<SentMessage>('/quick-responses', { clientId, key: deed.key })
        : await post<SentMessage>('/messages', {
            clientId,
            content: { type: 'text', text: deed.text, location: deed.location },
            attachmentIds: deed.attachments?.map(({ id }) => id),
          })
    wire.sent(sent)
    book.said(bookingId, sent.conversation)
    stats.soon()
    return false
  }

  function hear(frame: Down | null): void {
    if (frame === null) {
      book.wake()
      stats.soon()
    } else if (frame.t === 'booking') put(frame.booking)
    else if (frame.t === 'conversation' && frame.conversation.booking) {
      book.said(frame.conversation.booking.id)
      stats.soon()
    }
  }

  function meet(): void {
    deeds.forget()
    place.drop()
    if (owner() === null) return
    void deeds.load()
    void place.load()
    hear(null)
  }

  const stops = [
    client.listen(hear),
    wire.agentId.subscribe(meet),
    client.connection.subscribe((status) => {
      if (status === 'online') link.report(true)
    }),
  ]
  meet()

  return {
    pending: deeds.items,
    stats,
    sharing: place.state,
    day: book.day,
    booking: book.booking,
    history: book.history,
    conversation: book.conversation,
    conversations: book.conversations,
    do(seen, deed) {
      // A clock that is slow must not put a press before what was seen when it was made.
      const at = Math.max(runtime.now(), Date.parse(seen.statusAt))
      const ends = deed.kind === 'status' && deed.status === 'completed'
      if (ends && place.state.get()?.bookingId === seen.id) place.stop('over')
      return deeds.add(seen.id, deed, at)
    },
    retry: deeds.retry,
    discard: deeds.discard,
    refresh() {
      book.wakeLists()
      stats.soon()
    },
    share: place.start,
    stopSharing: () => place.stop(),
    onSharingEnd(listener) {
      endings.add(listener)
      for (const what of untold) listener(...what)
      untold = []
      return () => endings.delete(listener)
    },
    async leave() {
      place.stop()
      await place.settled()
      await deeds.clear()
    },
    destroy() {
      for (const stop of stops) stop()
      book.release()
      stats.release()
      deeds.close()
      place.close()
      tabs.close()
      link.close()
    },
  }
}
