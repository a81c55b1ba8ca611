import { randomBytes } from 'node:crypto'
import { startPartyKit } from '../../packages/server/src/rooms/testing/partykit-process.ts'
import { type Deskbell, startDeskbell } from './server.ts'

/** A server whose rooms live in `partykit dev`, in real workerd. Both end together. */
export async function startWithPartyKit(env: Readonly<Record<string, string>> = {}): Promise<Deskbell> {
  const secret = randomBytes(32).toString('base64url')
  const party = await startPartyKit({ secret })
  try {
    const settings = { ...env, ROOMS: 'partykit', PARTYKIT_URL: party.url, DESKBELL_SECRET: secret }
    const desk = await startDeskbell({ env: settings })
    return {
      ...desk,
      async [Symbol.asyncDispose]() {
        await desk[Symbol.asyncDispose]()
        await party.stop()
      },
    }
  } catch (error) {
    await party.stop()
    throw error
  }
}
