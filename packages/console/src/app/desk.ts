import type { Me } from '@deskbell/protocol'
import { createNotifications, type Notifications } from '@deskbell/sdk/notifications'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Api } from '../api/api.ts'
import type { AgentClient } from '../sdk.ts'
import { type Actions, createActions } from './actions.ts'
import { type Commands, createCommands } from './commands.ts'
import { createDrafts, type Drafts } from './drafts.ts'
import { createFailedCount, type FailedCount } from './failed-count.ts'
import { createPreferences, type Preferences } from './preferences.ts'
import { createRouter, type Router } from './router.ts'
import { createSession, type SessionStore } from './session.ts'
import { createTicketDesk, type TicketDesk } from './ticket-desk.ts'
import { createToasts, type Toasts } from './toasts.ts'
import type { WorkspaceChoice } from './workspace-choice.ts'
import { createWorkspaces, type Workspaces } from './workspaces.ts'

/** Everything a view may reach: made once by the entry, handed down by context. */
export interface Desk {
  readonly client: AgentClient
  readonly api: Api
  readonly router: Router
  readonly session: SessionStore
  readonly toasts: Toasts
  readonly drafts: Drafts
  readonly preferences: Preferences
  readonly commands: Commands
  readonly actions: Actions
  readonly choice: WorkspaceChoice
  readonly workspaces: Workspaces
  readonly failed: FailedCount
  readonly tickets: TicketDesk
  /** The signed-in agent's own. */
  readonly notices: Notifications
}

export function createDesk(client: AgentClient, api: Api, choice: WorkspaceChoice): Desk {
  const session = createSession(client, choice)
  const toasts = createToasts()
  return {
    client,
    api,
    session,
    toasts,
    router: createRouter(),
    actions: createActions(client, toasts, session),
    drafts: createDrafts(),
    preferences: createPreferences(),
    commands: createCommands(),
    choice,
    workspaces: createWorkspaces(api, choice, toasts),
    failed: createFailedCount(api),
    tickets: createTicketDesk(client, api),
    notices: createNotifications(client),
  }
}

export const DeskContext = createContext<Desk | null>(null)

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('useDesk needs a DeskContext above it')
  return desk
}

/** Who is signed in. Only for views below the session gate. */
export function useMe(): Me {
  const state = useDesk().session.state.value
  if (state.kind !== 'signed-in' && state.kind !== 'expired') throw new Error('useMe needs somebody signed in')
  return state.me
}
