/** The clients of the fan-out, all in one process, with the same code for every server. */
import { connect, type Socket } from 'node:net'
import { answerParent } from '../support/children.ts'
import { percentile } from '../support/stats.ts'
import { ACK_EVERY, type ClientFigures, type ClientOrder, type Joining, microseconds, stampOf } from './plan.ts'
import { maskedFrame, openSocket } from './sockets.ts'

const MOST_DELIVERIES = 4_000_000
const latencies = new Float64Array(MOST_DELIVERIES)
const ACK = Buffer.alloc(1)

let sockets: Socket[] = []
let acks: Socket
let received = 0
let firstStamp = 0
let lastAt = 0
let whenComplete = () => {}
let expected = Number.POSITIVE_INFINITY

answerParent(async (order: ClientOrder) => {
  if (order.do === 'connect') return connectAll(order)
  return awaitAll(order.deliveries)
})

async function connectAll(order: Extract<ClientOrder, { do: 'connect' }>): Promise<{ sockets: number }> {
  received = 0
  firstStamp = 0
  expected = Number.POSITIVE_INFINITY
  acks = connect({ port: order.ackPort, host: '127.0.0.1', noDelay: true })
  sockets = []
  // In groups: a thousand handshakes at once would overflow the servers' queue of connections.
  for (let i = 0; i < order.joinings.length; i += 50) {
    await Promise.all(order.joinings.slice(i, i + 50).map((joining) => join(order.port, joining)))
  }
  return { sockets: sockets.length }
}

function join(port: number, joining: Joining): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = openSocket(port, joining.path, (frame) => {
      const stamp = stampOf(frame)
      if (stamp >= 0) return count(stamp)
      const text = frame.toString('latin1')
      if (joining.firstAfter !== null && text.startsWith(joining.firstAfter)) sendFirst()
      if (text.startsWith(joining.joinedBy)) resolve()
    })
    const sendFirst = () => joining.first !== null && socket.write(maskedFrame(joining.first))
    socket.on('error', reject)
    if (joining.firstAfter === null) sendFirst()
    sockets.push(socket)
  })
}

function count(stamp: number): void {
  lastAt = microseconds()
  if (firstStamp === 0) firstStamp = stamp
  if (received < MOST_DELIVERIES) latencies[received] = lastAt - stamp
  received++
  if (received % ACK_EVERY === 0) acks.write(ACK)
  if (received === expected) whenComplete()
}

async function awaitAll(deliveries: number): Promise<ClientFigures> {
  await new Promise<void>((resolve, reject) => {
    expected = deliveries
    const late = setTimeout(() => reject(new Error(`${received} of ${deliveries} deliveries arrived`)), 20_000)
    whenComplete = () => {
      clearTimeout(late)
      resolve()
    }
    if (received === deliveries) whenComplete()
  })
  const sorted = latencies.subarray(0, Math.min(received, MOST_DELIVERIES)).slice().sort()
  const figures = {
    perSecond: (deliveries / (lastAt - firstStamp)) * 1e6,
    p50: percentile(sorted, 0.5) / 1000,
    p99: percentile(sorted, 0.99) / 1000,
  }
  for (const socket of [...sockets, acks]) socket.destroy()
  return figures
}
