import { openStorage } from './drafts.ts'

/** Which of several workspaces this tab shows. Every tab has its own; a new one begins with the last that was chosen. */
export interface WorkspaceChoice {
  /** Null for the first that the person joined. */
  get(): string | null
  /** Chooses for this tab, and for tabs to come. */
  choose(workspaceId: string): void
  /** Holds on to what this tab shows, so that another tab's choice does not reach it by a reload. */
  keep(workspaceId: string): void
  forget(): void
}

const KEY = 'deskbell.workspace'

/**
 * The choice in the browser's storage. Where that is blocked it holds until the page is closed.
 *
 * @example createAgentClient({ url: location.origin, workspaceId: createWorkspaceChoice().get })
 */
export function createWorkspaceChoice(
  tab: Storage | null = openStorage('tab'),
  device: Storage | null = openStorage(),
): WorkspaceChoice {
  let memory: string | null = null
  const write = (storage: Storage | null, id: string) => {
    try {
      storage?.setItem(KEY, id)
    } catch {
      // Full or blocked: memory has it.
    }
  }
  const keep = (id: string) => {
    memory = id
    write(tab, id)
  }
  return {
    get: () => memory ?? tab?.getItem(KEY) ?? device?.getItem(KEY) ?? null,
    keep,
    choose(id) {
      keep(id)
      write(device, id)
    },
    forget() {
      memory = null
      tab?.removeItem(KEY)
      device?.removeItem(KEY)
    },
  }
}
