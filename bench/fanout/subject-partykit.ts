/**
 * `partykit dev`, in real workerd. The rooms run in a process of their own, so a message reaches
 * them as a POST over a kept connection, which is how a back end publishes to PartyKit.
 */
import { spawn } from 'node:child_process'
import { Agent, request } from 'node:http'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../tests/support/server.ts'
import { serveSubject } from './publisher.ts'

const port = await freePort()
const bin = fileURLToPath(new URL('../node_modules/partykit/dist/bin.mjs', import.meta.url))
const party = fileURLToPath(new URL('./party.ts', import.meta.url))
const partykit = spawn(process.execPath, [bin, 'dev', party, '--port', String(port), '--no-hotkeys'], {
  cwd: dirname(party),
  stdio: 'ignore',
  env: { ...process.env, CI: '1' },
})
// SIGINT rather than SIGTERM: at the former `partykit dev` ends workerd before itself.
const stop = () => partykit.kill('SIGINT')
process.on('exit', stop)
process.on('SIGTERM', () => process.exit(0))

const agent = new Agent({ keepAlive: true, maxSockets: 8 })

function post(room: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { agent, port, host: '127.0.0.1', method: 'POST', path: `/parties/main/${room}` },
      (answer) => {
        answer.resume()
        answer.on('end', () => resolve(answer.statusCode ?? 0))
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

async function untilReady(): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if ((await post('ready', '').catch(() => 0)) === 204) return
    await sleep(200)
  }
  throw new Error('partykit dev did not come up within 20 s')
}

await untilReady()
await serveSubject({
  port,
  joining: (room) => ({ path: `/parties/main/room-${room}`, first: null, firstAfter: null, joinedBy: 'joined' }),
  publish(room, event) {
    const body = JSON.stringify(event)
    // The server lets go of a connection that was idle between two measurements; then a new one serves.
    void post(`room-${room}`, body).catch(() => post(`room-${room}`, body))
  },
})
