import type { Membership } from '@deskbell/protocol'
import { type ReadonlySignal, signal } from '@preact/signals'
import type { Api } from '../api/api.ts'
import { t } from '../i18n/index.ts'
import { openStorage } from './drafts.ts'
import { BASE, inboxHref } from './routes.ts'
import type { Toasts } from './toasts.ts'
import type { WorkspaceChoice } from './workspace-choice.ts'

/** The workspaces somebody works in, and the way from one to another. */
export interface Workspaces {
  /** Empty until they are known. */
  readonly list: ReadonlySignal<readonly Membership[]>
  load(): Promise<void>
  /** Shows another workspace in this tab, from the beginning: nothing of the one before is left in memory. */
  switchTo(workspaceId: string): void
  /** Access to the one that is shown has ended: shows the first that is left, and says so there. */
  leave(name: string): void
}

/** The name of the workspace that this tab was just shut out of, over one page load. */
const LEFT = 'deskbell.left'

export function createWorkspaces(api: Api, choice: WorkspaceChoice, toasts: Toasts): Workspaces {
  const list = signal<readonly Membership[]>([])
  const tab = openStorage('tab')
  return {
    list,
    async load() {
      const left = tab?.getItem(LEFT)
      tab?.removeItem(LEFT)
      if (left) toasts.show(t.settings.leftWorkspace(left))
      try {
        list.value = await api.listMemberships()
      } catch {
        // There is no menu then, and all else works.
      }
    },
    switchTo(workspaceId) {
      choice.choose(workspaceId)
      location.assign(inboxHref('mine'))
    },
    leave(name) {
      choice.forget()
      try {
        tab?.setItem(LEFT, name)
      } catch {
        // Full or blocked: the other workspace's name says it.
      }
      location.assign(BASE)
    },
  }
}
