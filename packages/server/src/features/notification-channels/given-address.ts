import { CodedError } from '@deskbell/protocol'
import type { Deps } from '../../platform/context.ts'
import { OutgoingError } from '../../platform/outgoing.ts'

/**
 * Refuses an address that we would not send to: loopback, private, and whatever leads there.
 *
 * @throws CodedError `invalid_input`, at `path`, with the reason
 */
export async function requireGivenAddress({ outgoing }: Deps, url: string, path: string): Promise<void> {
  try {
    await outgoing.check(url)
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error
    throw new CodedError('invalid_input', undefined, { errors: [{ path, message: error.message }] })
  }
}
