import { render } from 'preact'
import type { Api } from '../api/api.ts'
import type { AgentClient } from '../sdk.ts'
import '../styles/index.css'
import { App } from './app.tsx'
import { createDesk, type Desk, DeskContext } from './desk.ts'
import { installTheme } from './theme.ts'
import type { WorkspaceChoice } from './workspace-choice.ts'

/** Draws the console into the page. */
export function start(client: AgentClient, api: Api, choice: WorkspaceChoice): Desk {
  installTheme()
  const desk = createDesk(client, api, choice)
  const root = document.getElementById('app')
  if (!root) throw new Error('The page has no #app')
  render(
    <DeskContext.Provider value={desk}>
      <App />
    </DeskContext.Provider>,
    root,
  )
  return desk
}
