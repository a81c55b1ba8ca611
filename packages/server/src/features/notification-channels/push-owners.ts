import * as v from 'valibot'
import { findEvent } from '../../platform/events.ts'
import type { JobHandler } from '../feature.ts'
import { browserSession, deleteOfSession, moveSubscriptions } from './push-repository.ts'

/** The job that keeps browsers with whoever reads on them. */
export const PUSH_OWNERS_JOB = 'notification-channels.push_owners'

/**
 * After somebody logged out nothing more is sent to that browser, since the next to read there may be another
 * person. What a visitor had sent to theirs goes to the customer they turned out to be.
 */
export const followOwners: JobHandler = async ({ deps: { db }, workspaceId }, payload) => {
  const { eventId } = v.parse(v.object({ eventId: v.string() }), payload)
  const event = await findEvent(db, workspaceId, eventId)
  if (event?.type === 'customer.merged') {
    await moveSubscriptions(db, workspaceId, event.subject, event.data.into)
  }
  if (event?.type === 'session.ended') {
    const sessionId = await browserSession(db, workspaceId, event.subject)
    if (sessionId !== null) await deleteOfSession(db, workspaceId, sessionId)
  }
}
