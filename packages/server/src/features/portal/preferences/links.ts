import type { Ctx, Deps } from '../../../platform/context.ts'
import {
  expiryOf,
  findPerson,
  type Person,
  preferencesToken,
  readPreferencesToken,
  readUnsubscribeToken,
  type UnsubscribeTopic,
} from '../../notification-preferences/index.ts'
import type { PreferencesPlace } from '../address.ts'
import type { Site } from '../site.ts'

/** What an address with a link says. */
export interface OwnLink {
  readonly workspaceId: string
  readonly recipientId: string
  /** Epoch milliseconds. */
  readonly expiresAt: number
  /** What an unsubscribe link is about; null for one that opens all choices. */
  readonly topic: UnsubscribeTopic | null
}

/** Somebody who came by a link from a mail to them. */
export interface Guest {
  readonly person: Person
  readonly expiresAt: number
}

/** What a link says, expired or not; null where its signature is not ours. */
export function readOwnLink(deps: Deps, place: PreferencesPlace): OwnLink | null {
  if (place.name === 'unsubscribe') return readUnsubscribeToken(deps, place.topic, place.token)
  const link = readPreferencesToken(deps, place.token)
  return link && { ...link, topic: null }
}

/** Where somebody chooses what they are told, for pages that are theirs alone. */
export function choicesOf({ ctx: { deps, workspaceId } }: Pick<Site, 'ctx'>, recipientId: string): PreferencesPlace {
  const expiresAt = expiryOf(deps)
  return { name: 'preferences', token: preferencesToken(deps, { workspaceId, recipientId, expiresAt }) }
}

/** Who came by a link; null where it is another workspace's, or they are gone. */
export async function guestOf({ deps, workspaceId }: Ctx, { recipientId, ...link }: OwnLink): Promise<Guest | null> {
  if (link.workspaceId !== workspaceId) return null
  const person = await findPerson(deps.db, { workspaceId, recipientId })
  return person && { person, expiresAt: link.expiresAt }
}
