import type { BookingStatus, Down, SharedBooking } from '@deskbell/protocol'
import { DeskbellError } from '../core/errors.ts'
import { writable } from '../core/readable.ts'
import { memoryStorage } from '../core/storage.ts'
import { openProvider } from '../provider/client.ts'
import { aloneTab } from '../provider/tabs.ts'
import type { ProviderOptions } from '../provider/types.ts'
import type { AgentClient, ConnectionStatus, KeyValueStorage } from '../types.ts'
import { fakeRuntime } from './fake-runtime.ts'

const ME = 'agt_1'

/** What arrived at the service: method, the end of the path, and what was said. */
export interface Arrived {
  readonly to: string
  readonly body: Readonly<Record<string, unknown>>
}

export const bookingOf = (id: string, more: Partial<SharedBooking> = {}): SharedBooking => ({
  id,
  number: 1,
  externalId: null,
  version: 1,
  status: 'confirmed',
  statusAt: '2026-03-01T08:00:00.000Z',
  delay: null,
  eta: null,
  service: 'Boiler service',
  startsAt: '2026-03-01T10:00:00.000Z',
  endsAt: '2026-03-01T11:00:00.000Z',
  timeZone: 'Europe/Lisbon',
  place: null,
  provider: { id: ME, name: 'Sam', phone: null },
  customer: { id: 'cus_1', name: 'Ada' },
  price: null,
  paymentStatus: null,
  checklist: [],
  notes: null,
  sequence: 0,
  completion: null,
  review: null,
  conversationId: null,
  cancelReason: null,
  createdAt: '2026-02-01T08:00:00.000Z',
  updatedAt: '2026-02-01T08:00:00.000Z',
  ...more,
})

/** A service with bookings, and a person whose device may lose it. */
export function fieldKit() {
  const runtime = fakeRuntime({ fetch: () => Promise.reject(new Error('No fetch here')), WebSocket })
  const storage = memoryStorage()
  const bookings = new Map<string, SharedBooking>([['bkg_1', bookingOf('bkg_1')]])
  const known = new Set<string>()
  const arrived: Arrived[] = []
  const agentId = writable<string | null>(ME)
  const connection = writable<ConnectionStatus>('online')
  const listeners = new Set<(frame: Down | null) => void>()
  /** `fails` is thrown before anything is taken, `loses` after it was. */
  const desk = { fails: null as DeskbellError | null, loses: false, refuses: null as DeskbellError | null }

  const change = (id: string, more: Partial<SharedBooking>) => {
    const before = bookings.get(id) ?? bookingOf(id)
    const after = { ...before, ...more, version: before.version + 1 }
    bookings.set(id, after)
    return after
  }
  const tell = (frame: Down | null) => {
    for (const listener of [...listeners]) listener(frame)
  }

  function take(id: string, { clientId, status, at, reason, eta }: Readonly<Record<string, unknown>>): SharedBooking {
    const booking = bookings.get(id)
    if (!booking) throw new DeskbellError('not_found', 'No such booking')
    if (known.has(String(clientId)) || String(at) < booking.statusAt) return booking
    known.add(String(clientId))
    if (status === 'delayed')
      return change(id, { delay: { reason: String(reason), since: String(at) }, eta: String(eta) })
    const steps = ['confirmed', 'on_way', 'arrived', 'in_progress', 'completed']
    if (steps.indexOf(String(status)) <= steps.indexOf(booking.status))
      throw new DeskbellError('invalid_transition', `It is ${booking.status}`)
    return change(id, { status: status as BookingStatus, statusAt: String(at), delay: null, eta: null })
  }

  async function answer(method: string, path: string, body: Readonly<Record<string, unknown>>): Promise<unknown> {
    const [, id = '', rest = ''] = /^\/v1\/bookings\/(\w+)(.*)$/.exec(path) ?? []
    if (method === 'GET' && path === '/v1/bookings') return { items: [...bookings.values()], nextCursor: null }
    if (method === 'GET' && path === '/v1/booking-chat-stats') return { conversations: 1, unread: 2 }
    if (method === 'GET' && rest === '') {
      const booking = bookings.get(id)
      if (!booking) throw new DeskbellError('not_found', 'No such booking')
      return booking
    }
    if (method === 'GET') return { items: [], nextCursor: null }
    if (desk.refuses) throw desk.refuses
    const result =
      rest === '/status'
        ? take(id, body)
        : { conversation: { id: 'cnv_1', booking: { id } }, entry: { clientId: body.clientId } }
    arrived.push({ to: `${method} ${id}${rest}`, body })
    if (desk.loses) throw new DeskbellError('unreachable', 'Lost on the way back')
    return result
  }

  const sent: string[] = []
  const client: Pick<AgentClient, 'wire' | 'connection' | 'listen'> = {
    connection,
    wire: {
      origin: 'https://desk.test',
      agentId,
      sent: ({ entry }) => void sent.push(entry.type === 'message' ? entry.clientId : String(Object.values(entry)[0])),
      async call<T>(method: string, path: string, options: { body?: unknown } = {}) {
        if (desk.fails) throw desk.fails
        const body = JSON.parse(JSON.stringify(options.body ?? {}))
        return structuredClone(await answer(method, path, body)) as T
      },
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const open = (options: ProviderOptions & { storage?: KeyValueStorage } = {}) =>
    openProvider(client, runtime, options.storage ?? storage, aloneTab(), options)
  return { runtime, storage, bookings, arrived, agentId, connection, desk, sent, change, tell, open }
}

export const OFFLINE = new DeskbellError('offline', 'No network')

/** A device that knows where it is when told, and refuses when told. */
export function fakeGeolocation() {
  type Success = (position: { coords: { latitude: number; longitude: number; accuracy: number } }) => void
  type Failure = (error: { code: number }) => void
  let watching: { success: Success; failure: Failure } | null = null
  let asked = 0
  return {
    geolocation: {
      watchPosition(success: PositionCallback, failure?: PositionErrorCallback | null) {
        asked += 1
        watching = { success: success as Success, failure: failure as unknown as Failure }
        return asked
      },
      clearWatch() {
        watching = null
      },
    },
    asked: () => asked,
    isWatching: () => watching !== null,
    at: (latitude: number, longitude = -9.1) => watching?.success({ coords: { latitude, longitude, accuracy: 12 } }),
    fail: (code: number) => watching?.failure({ code }),
  }
}
