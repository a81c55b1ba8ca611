import { connect, createServer, type Socket } from 'node:net'

/** A stretch of network between a client and a server, which can go silent. */
export interface Wire {
  readonly url: string
  /** From now on nothing passes, either way, and nobody is told: both ends see an open connection. */
  cut(): void
  /** Connections made while it was cut end; new ones pass again. */
  mend(): void
  [Symbol.asyncDispose](): Promise<void>
}

/** Passes bytes on to a port of this machine. */
export async function layWire(port: number): Promise<Wire> {
  const sockets = new Set<Socket>()
  let silent = false

  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('data', (bytes) => {
        if (!silent) to.write(bytes)
      })
      // An end is news, and no news passes a wire that is cut.
      from.on('end', () => {
        if (!silent) to.end()
      })
      from.on('error', () => to.destroy())
      from.on('close', () => {
        sockets.delete(from)
        if (!silent) to.destroy()
      })
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port was given')

  function endAll(): void {
    for (const socket of sockets) socket.destroy()
  }

  return {
    url: `http://127.0.0.1:${address.port}`,
    cut() {
      silent = true
    },
    mend() {
      endAll()
      silent = false
    },
    async [Symbol.asyncDispose]() {
      endAll()
      await new Promise((done) => server.close(done))
    },
  }
}
