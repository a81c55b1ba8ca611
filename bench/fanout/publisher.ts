import { createServer } from 'node:net'
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import type { RoomEvent } from '@deskbell/protocol'
import { answerParent, tellParent } from '../support/children.ts'
import { messageEvent } from './payload.ts'
import {
  ACK_EVERY,
  type Flow,
  type Joining,
  microseconds,
  type ServerOrder,
  type ServerReady,
  type Shape,
} from './plan.ts'

/** A server under test: how its sockets join, and how one event reaches one room. */
export interface Subject {
  readonly port: number
  joining(room: number): Joining | Promise<Joining>
  publish(room: number, event: RoomEvent): void
}

/** Runs a subject in this process: answers the parent's orders and publishes at the ordered pace. */
export async function serveSubject(subject: Subject): Promise<void> {
  const acks = await listenForAcks()
  answerParent(async (order: ServerOrder) => {
    if (order.do === 'prepare') return prepare(subject, order.shape)
    return publish(subject, order.shape, order.flow, acks)
  })
  tellParent({ port: subject.port, ackPort: acks.port } satisfies ServerReady)
}

async function prepare(subject: Subject, shape: Shape): Promise<Joining[]> {
  const joinings: Promise<Joining>[] = []
  for (let i = 0; i < shape.rooms * shape.socketsPerRoom; i++) {
    joinings.push(Promise.resolve(subject.joining(i % shape.rooms)))
  }
  return Promise.all(joinings)
}

/** Publishes for the given time, room after room; answers how many messages that were. */
async function publish(subject: Subject, shape: Shape, flow: Flow, acks: Acks): Promise<{ messages: number }> {
  acks.reset()
  const start = performance.now()
  let messages = 0
  // Counted from the beginning of the turn, when all its messages are due: a server that writes within
  // the call to publish makes the next message wait, and the time of that call would hide it.
  let dueAt = 0
  const publishOne = () => {
    subject.publish(messages % shape.rooms, messageEvent(messages, dueAt))
    messages++
  }
  for (let elapsed = 0; elapsed < flow.seconds * 1000; elapsed = performance.now() - start) {
    dueAt = microseconds()
    if (flow.pace !== null) {
      const due = (elapsed / 1000) * flow.pace
      while (messages < due) publishOne()
      await sleep(Math.max(1, (messages / flow.pace) * 1000 - elapsed))
    } else if (messages * shape.socketsPerRoom - acks.deliveries() < flow.outstanding) {
      for (let i = 0; i < flow.perTurn; i++) publishOne()
      await nextTurn()
    } else await acks.more()
  }
  return { messages }
}

interface Acks {
  readonly port: number
  deliveries(): number
  /** Resolves when more was acknowledged, and at the latest after 100 ms. */
  more(): Promise<unknown>
  reset(): void
}

async function listenForAcks(): Promise<Acks> {
  let acknowledged = 0
  let wake = () => {}
  const server = createServer((socket) => {
    socket.on('data', (bytes) => {
      acknowledged += bytes.length * ACK_EVERY
      wake()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as { port: number }).port,
    deliveries: () => acknowledged,
    more: () =>
      new Promise<void>((resolve) => {
        const late = setTimeout(resolve, 100)
        wake = () => {
          clearTimeout(late)
          resolve()
        }
      }),
    reset: () => {
      acknowledged = 0
    },
  }
}
