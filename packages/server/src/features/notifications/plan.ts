import type { Ctx } from '../../platform/context.ts'
import { findEvent } from '../../platform/events.ts'
import type { StoredEvent } from '../events.ts'
import type { NotificationSource, Telling, TellOrder } from '../telling.ts'
import { tellTeam } from './team.ts'
import { tell } from './tell.ts'

type Rule = (ctx: Ctx, event: StoredEvent) => Promise<readonly Telling[]>

/** Tells one person of something that is no event. */
export async function tellByOrder(ctx: Ctx, payload: unknown): Promise<void> {
  const { cause, telling } = payload as TellOrder
  await tell(ctx, cause, telling)
}

/** Tells everybody whom an event concerns; what was told on an earlier try is told once. */
export async function planNotifications(ctx: Ctx, payload: unknown): Promise<void> {
  const event = await findEvent(ctx.deps.db, ctx.workspaceId, (payload as { eventId: string }).eventId)
  if (!event) return
  const tellings: Telling[] = []
  for (const { rules } of ctx.deps.features.notificationSources) {
    const rule = ruleFor(rules, event)
    if (rule) tellings.push(...(await rule(ctx, event)))
  }
  for (const telling of tellings) await tell(ctx, event.id, telling)
  await tellTeam(ctx, event.id, tellings)
}

function ruleFor(rules: NotificationSource['rules'], event: StoredEvent): Rule | undefined {
  return rules?.[event.type] as Rule | undefined
}
