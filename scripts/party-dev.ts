/**
 * Deskbell with its rooms in real workerd: starts `partykit dev`, then the server with
 * ROOMS=partykit against it, and stops both together.
 *
 *     pnpm party:dev          rooms on a free port
 *     pnpm party:dev 1999     rooms on port 1999
 *
 * The rooms reload when their sources change; the server runs from its sources as well. Everything
 * that `deskbell config` lists may be set, such as PORT and DATABASE_URL.
 */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { withSecret } from '../packages/server/src/main/secret.ts'
import { startPartyKit } from '../packages/server/src/rooms/testing/partykit-process.ts'

const CLI = fileURLToPath(new URL('../packages/server/src/main/cli.ts', import.meta.url))
const JSX = new URL('lib/jsx.mjs', import.meta.url).href

const given = process.argv[2]
const port = given === undefined ? undefined : Number(given)
if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536)) {
  process.stderr.write(`"${given}" is no port: give a number from 1 to 65535, or nothing for a free one\n`)
  process.exit(2)
}

// The rooms check with the server's own secret, the one that it keeps beside its database.
const env = await withSecret(process.env)
const secret = env.DESKBELL_SECRET ?? ''
process.stdout.write('Starting the rooms in workerd\n')
const rooms = await startPartyKit({ secret, watch: true, ...(port === undefined ? {} : { port }) })
process.stdout.write(`Rooms answer at ${rooms.url}\n`)

const server = spawn(process.execPath, ['--import', JSX, '--conditions=@deskbell/source', CLI, 'serve'], {
  stdio: 'inherit',
  env: { ...env, ROOMS: 'partykit', PARTYKIT_URL: rooms.url },
})
const serverEnded = new Promise<number>((resolve) => server.once('exit', (code) => resolve(code ?? 1)))

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // A terminal sends Ctrl-C to the server as well, which takes a second request for impatience.
  process.on(signal, () => signal === 'SIGTERM' && server.kill(signal))
}

const first = await Promise.race([serverEnded.then(() => 'server' as const), rooms.ended.then(() => 'rooms' as const)])
if (first === 'rooms') {
  process.stderr.write('The rooms stopped, so the server stops as well\n')
  server.kill('SIGTERM')
}
process.exitCode = await serverEnded
await rooms.stop()
