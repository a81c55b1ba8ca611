import {
  CodedError,
  type NotificationCategory,
  type NotificationPreferences,
  type OwnNotificationPreferences,
  PERSON_CHANNELS,
  type UpdateNotificationPreferences,
} from '@deskbell/protocol'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import type { EventMap } from '../events.ts'
import { availableTo } from './offers.ts'
import { findPerson, type Person } from './people-repository.ts'
import { type Chosen, chosenOf, preferencesOf } from './preferences.ts'
import { lockChosen, saveChosen, type Whose } from './repository.ts'

/** How somebody came to change what they are told: signed in, by a mailed link, or by one click in a mail program. */
export type ChangedBy = EventMap['notification_preferences.changed']['by']

/** The caller's own preferences, with what can reach them. Throws `forbidden` for whoever is nobody in particular. */
export async function getOwnPreferences(ctx: Ctx): Promise<OwnNotificationPreferences> {
  return shown(ctx, await requireSelf(ctx))
}

/** Changes the caller's own preferences; what is left out stays. */
export async function updateOwnPreferences(
  ctx: Ctx,
  change: UpdateNotificationPreferences,
): Promise<OwnNotificationPreferences> {
  const person = await requireSelf(ctx)
  await changePreferences(ctx, person, change, 'person')
  return shown(ctx, person)
}

/** Changes what a person chose; what is left out stays, and so does what was not chosen yet. */
export async function changePreferences(
  ctx: Ctx,
  person: Pick<Person, 'kind' | 'id'>,
  change: UpdateNotificationPreferences,
  by: ChangedBy,
): Promise<void> {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Chosen
  if (Object.keys(given).length === 0) return
  await inTransaction(ctx, async (tx) => {
    const whose = { workspaceId: ctx.workspaceId, recipientId: person.id }
    await choose(tx, whose, (chosen) => ({ ...chosen, ...given }), by)
  })
}

/**
 * Ends e-mail of some categories, or begins it again. Said twice it is as if it were said once.
 *
 * @example await setEmail(ctx, person, ['support'], false, 'one_click')
 */
export async function setEmail(
  ctx: Ctx,
  person: Pick<Person, 'kind' | 'id'>,
  categories: readonly NotificationCategory[],
  wanted: boolean,
  by: ChangedBy,
): Promise<void> {
  const usual = await preferencesOf(ctx.deps, ctx.workspaceId, person)
  await inTransaction(ctx, async (tx) => {
    const whose = { workspaceId: ctx.workspaceId, recipientId: person.id }
    await choose(
      tx,
      whose,
      (chosen) => {
        const after = { ...chosen.categories }
        for (const category of categories) {
          const now = after[category] ?? usual.categories[category]
          if (now.includes('email') === wanted) continue
          after[category] = PERSON_CHANNELS.filter((one) => (one === 'email' ? wanted : now.includes(one)))
        }
        return Object.keys(after).length === 0 ? chosen : { ...chosen, categories: after }
      },
      by,
    )
  })
}

/** Changes what somebody chose, one change after the other, and records it where anything did change. */
async function choose(tx: Tx, whose: Whose, change: (chosen: Chosen) => Chosen, by: ChangedBy): Promise<void> {
  const before = chosenOf(await lockChosen(tx.db, whose, tx.now()))
  const after = change(before)
  const fields = (Object.keys(after) as (keyof NotificationPreferences)[]).filter(
    (field) => JSON.stringify(after[field]) !== JSON.stringify(before[field]),
  )
  if (fields.length === 0) return
  await saveChosen(tx.db, whose, JSON.stringify(after))
  await tx.record({ type: 'notification_preferences.changed', subject: whose.recipientId, data: { fields, by } })
}

async function shown(ctx: Ctx, person: Person): Promise<OwnNotificationPreferences> {
  const [preferences, available] = await Promise.all([
    preferencesOf(ctx.deps, ctx.workspaceId, person),
    availableTo(ctx.deps, ctx.workspaceId, person),
  ])
  return { ...preferences, available }
}

async function requireSelf({ deps, workspaceId, actor }: Ctx): Promise<Person> {
  if (actor.kind !== 'customer' && actor.kind !== 'agent') {
    throw new CodedError('forbidden', 'Only people have preferences')
  }
  const person = await findPerson(deps.db, { workspaceId, recipientId: actor.id })
  // Gone since they signed in.
  if (!person) throw new CodedError('not_found')
  return person
}
