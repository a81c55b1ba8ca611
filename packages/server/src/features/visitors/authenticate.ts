import { CodedError } from '@deskbell/protocol'
import { OPAQUE_TOKEN, readAccessToken } from '../../platform/access-tokens.ts'
import type { Deps } from '../../platform/context.ts'
import type { Identity } from '../feature.ts'
import { findStanding } from './repository.ts'

const SCHEME = 'Bearer '

/**
 * The customer that a bearer access token speaks for; null where the request has no such header.
 * The session is looked up each time, so that logging out works at once.
 */
export async function authenticateCustomer(deps: Deps, request: Request): Promise<Identity | null> {
  const header = request.headers.get('authorization')
  if (header === null) return null
  if (!header.startsWith(SCHEME))
    throw new CodedError('unauthenticated', 'Send Authorization: Bearer with an access token')
  // Links and keys are known by features of their own.
  if (OPAQUE_TOKEN.test(header.slice(SCHEME.length))) return null
  const claims = await readAccessToken(deps.config, header.slice(SCHEME.length), deps.clock.now())
  const session = await findStanding(deps.db, claims.sessionId)
  if (!session || session.workspace_id !== claims.workspaceId) throw new CodedError('unauthenticated')
  if (session.ended_at !== null) throw new CodedError('unauthenticated', 'The session was ended')
  if (session.customer_id !== claims.customerId) throw new CodedError('token_expired')
  return {
    workspaceId: claims.workspaceId,
    actor: { kind: 'customer', id: claims.customerId, verified: claims.verified, sessionId: claims.sessionId },
  }
}
