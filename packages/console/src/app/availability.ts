import type { Agent } from '@deskbell/protocol'
import { t } from '../i18n/index.ts'
import { isSignedOut, toTrouble, troubleText } from '../ui/trouble.ts'
import type { Desk } from './desk.ts'

/** Switches whether new conversations come to you: shown at once, taken back when refused. */
export async function switchAvailability(desk: Desk, agent: Agent, to: Agent['availability']): Promise<void> {
  if (agent.availability === to) return
  desk.session.setAgent({ ...agent, availability: to })
  try {
    desk.session.setAgent(await desk.client.updateMe({ availability: to }))
    desk.toasts.show(to === 'available' ? t.nav.nowAvailable : t.nav.nowAway)
  } catch (error) {
    desk.session.setAgent(agent)
    const trouble = toTrouble(error)
    if (isSignedOut(trouble)) desk.session.expire()
    desk.toasts.show(t.toast.failed(troubleText(trouble)), { tone: 'failed' })
  }
}

/** Signs out for good: drafts of this device are forgotten too. */
export async function signOut(desk: Desk): Promise<void> {
  try {
    await desk.session.signOut()
    desk.drafts.clear()
  } catch (error) {
    desk.toasts.show(t.toast.failed(troubleText(toTrouble(error))), { tone: 'failed' })
  }
}
