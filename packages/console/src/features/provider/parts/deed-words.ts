import type { Deed, PendingDeed } from '@deskbell/sdk/provider'
import { p } from '../../../i18n/provider.ts'
import { troubleText } from '../../../ui/trouble.ts'

/** What was pressed, as its button says it. */
export function deedName(deed: Deed): string {
  if (deed.kind === 'status') return p.step.verbs[deed.status]
  if (deed.kind === 'quick') return deed.text
  return deed.text || (deed.location ? p.chat.ownPlace : p.waiting.message)
}

/** Why it was not taken, in a sentence. */
export function refusalWords({ trouble }: PendingDeed): string {
  if (!trouble || trouble.kind === 'late') return p.refused.late
  if (trouble.kind !== 'refused') return troubleText(trouble)
  if (trouble.code === 'invalid_transition') return p.refused.notNow
  if (trouble.code === 'conversation_closed') return p.refused.closed
  return trouble.code === 'not_found' || trouble.code === 'forbidden' ? p.refused.notYours : troubleText(trouble)
}
