import type { Membership } from '@deskbell/protocol'
import { type ReadonlySignal, signal } from '@preact/signals'
import type { Api } from '../api/api.ts'
import { BASE, inboxHref } from './routes.ts'
import type { WorkspaceChoice } from './workspace-choice.ts'

/** The workspaces somebody works in, and the way from one to another. */
export interface Workspaces {
  /** Empty until they are known. */
  readonly list: ReadonlySignal<readonly Membership[]>
  load(): Promise<void>
  /** Shows another workspace in this tab, from the beginning: nothing of the one before is left in memory. */
  switchTo(workspaceId: string): void
  /** Access to the one that is shown has ended: shows the first that is left. */
  leave(): void
}

export function createWorkspaces(api: Api, choice: WorkspaceChoice, open = (href: string) => location.assign(href)) {
  const list = signal<readonly Membership[]>([])
  const workspaces: Workspaces = {
    list,
    async load() {
      try {
        list.value = await api.listMemberships()
      } catch {
        // There is no menu then, and all else works.
      }
    },
    switchTo(workspaceId) {
      choice.choose(workspaceId)
      open(inboxHref('mine'))
    },
    leave() {
      choice.forget()
      open(BASE)
    },
  }
  return workspaces
}
