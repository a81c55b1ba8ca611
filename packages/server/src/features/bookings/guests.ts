import { type BookingLinkScope, CodedError, TIMINGS } from '@deskbell/protocol'
import type { Actor, Ctx, Deps } from '../../platform/context.ts'
import { isSameSecret, signText } from '../../platform/secrets.ts'
import type { Identity } from '../feature.ts'
import { type BookingLinkRow, findLinkById, type OwnedLink } from './links-repository.ts'

const PURPOSE = 'booking-guest'
const SCHEME = 'Bearer dbg_'

/** What a guest's requests carry: the name of their link, when it has to be renewed, and our signature. */
export function guestToken(
  { config, clock }: Pick<Deps, 'config' | 'clock'>,
  link: BookingLinkRow,
): { accessToken: string; expiresAt: number } {
  const expiresAt = Math.min(clock.now() + TIMINGS.accessTokenLife, link.expires_at)
  const claim = `${link.id}.${expiresAt}`
  return { accessToken: `dbg_${claim}.${signText(config.secret, PURPOSE, claim)}`, expiresAt }
}

/**
 * The guest that a bearer token speaks for; null where the request has none of theirs. The link is looked up each
 * time, so that ending it works at once.
 */
export async function authenticateGuest(deps: Deps, request: Request): Promise<Identity | null> {
  const header = request.headers.get('authorization')
  if (!header?.startsWith(SCHEME)) return null
  const [id = '', expires = '', signature = ''] = header.slice(SCHEME.length).split('.')
  if (!isSameSecret(signature, signText(deps.config.secret, PURPOSE, `${id}.${expires}`))) {
    throw new CodedError('unauthenticated')
  }
  const now = deps.clock.now()
  if (Number(expires) <= now) throw new CodedError('token_expired')
  const link = await findLinkById(deps.db, id)
  if (!link || link.ended_at !== null || link.expires_at <= now) throw new CodedError('unauthenticated')
  return { workspaceId: link.workspace_id, actor: guestOf(link) }
}

/** Whoever followed a link, as verbs know them. */
function guestOf(link: OwnedLink): Extract<Actor, { kind: 'guest' }> {
  return {
    kind: 'guest',
    id: link.id,
    bookingId: link.booking_id,
    customerId: link.customer_id,
    scope: link.scope as BookingLinkScope,
  }
}

/** The context in which a page does what a guest asks for. */
export async function guestCtx(deps: Deps, link: BookingLinkRow, requestId: string): Promise<Ctx | null> {
  const owned = await findLinkById(deps.db, link.id)
  return owned ? { deps, workspaceId: link.workspace_id, actor: guestOf(owned), requestId } : null
}
