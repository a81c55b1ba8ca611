import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import { createSetupApi } from '../../api/setup-api.ts'
import { useDesk } from '../../app/desk.ts'
import type { SetupPage } from '../../app/routes.ts'
import { MacroPage } from '../macros/macro-page.tsx'
import { ResponsesPage } from '../macros/responses-page.tsx'
import { PolicyPage } from '../sla/policy-page.tsx'
import { SlaPage } from '../sla/sla-page.tsx'
import { TeamsPage } from '../teams/teams-page.tsx'
import { TicketSettingsPage } from '../ticket-settings/ticket-settings-page.tsx'
import { TypePage } from '../ticket-types/type-page.tsx'
import { TypesPage } from '../ticket-types/types-page.tsx'
import { SetupContext } from './setup-context.ts'
import '../help/styles/frame.css'
import './styles/index.css'

const PAGES: Record<SetupPage, () => VNode> = {
  'ticket-types': TypesPage,
  teams: TeamsPage,
  sla: SlaPage,
  responses: ResponsesPage,
  tickets: TicketSettingsPage,
}
/** Where one thing is edited on a page of its own; a null id is one to be made. */
const EDITORS: Partial<Record<SetupPage, (props: { id: string | null }) => VNode>> = {
  'ticket-types': TypePage,
  sla: PolicyPage,
  responses: MacroPage,
}

/** The settings of tickets. Each of their pages draws its own title. */
export function TicketSetup({ page, item }: { page: SetupPage; item: string | null }) {
  const { api: service, tickets } = useDesk()
  // The desk keeps these lists; what is changed here counts there at once.
  const api = useMemo(
    () => createSetupApi(service.call, (list) => void tickets[list].refresh()),
    [service.call, tickets],
  )
  const Page = PAGES[page]
  const Editor = item === null ? null : EDITORS[page]
  return (
    <SetupContext.Provider value={api}>
      {Editor ? <Editor key={item} id={item === 'new' ? null : item} /> : <Page />}
    </SetupContext.Provider>
  )
}
