import type { Ctx } from '../../platform/context.ts'
import { type Owner, usageOf } from './repository.ts'

const DAY = 24 * 3_600_000
const MB = 1024 * 1024
/** What one person may send in a day, in bytes. Mail of nobody in particular is capped where it comes in. */
const DAILY = { customer: 300 * MB, guest: 300 * MB, agent: 5 * 1024 * MB, system: Number.POSITIVE_INFINITY }

/** What an owner's files may still weigh today, in words and in bytes, and how many wait to be sent. */
export async function allowanceOf({ deps }: Pick<Ctx, 'deps'>, owner: Owner) {
  const { bytes, unsent } = await usageOf(deps.db, owner, deps.clock.now() - DAY)
  const most = DAILY[owner.kind]
  return { left: most - bytes, unsent, words: `A day's files may have ${most / MB} MB together.` }
}
