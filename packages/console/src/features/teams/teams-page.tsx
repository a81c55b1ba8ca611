import type { Agent, RoutingRules, Team, TicketType } from '@deskbell/protocol'
import { useDesk } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { s } from '../../i18n/setup.ts'
import { Loaded } from '../ticket-setup/loaded.tsx'
import { useSetup } from '../ticket-setup/setup-context.ts'
import { Capacity } from './capacity.tsx'
import { RoutingEditor } from './routing-editor.tsx'
import { TeamList } from './team-list.tsx'

interface Found {
  readonly teams: readonly Team[]
  readonly agents: readonly Agent[]
  readonly types: readonly TicketType[]
  readonly rules: RoutingRules
}

/** Teams, which tickets go to them, and how much each person takes. */
export function TeamsPage() {
  const api = useSetup()
  const { listAgents } = useDesk().api
  const load = async (): Promise<Found> => {
    const [teams, agents, types, rules] = await Promise.all([
      api.listTeams(),
      listAgents(),
      api.listTypes(),
      api.getRules(),
    ])
    // Providers answer no tickets.
    return { teams, agents: agents.filter((agent) => agent.role !== 'provider'), types, rules }
  }
  return (
    <div class="settings-measure">
      <h1 class="page-title">{t.settings.setupPages.teams}</h1>
      <p class="page-lead">{s.teams.lead}</p>
      <Loaded id="teams" load={load}>
        {(found, set) => (
          <>
            <TeamList teams={found.teams} agents={found.agents} onChange={(teams) => set({ ...found, teams })} />
            <RoutingEditor loaded={found.rules} teams={found.teams} types={found.types} />
            <Capacity
              agents={found.agents}
              onChange={(agent) =>
                set({ ...found, agents: found.agents.map((one) => (one.id === agent.id ? agent : one)) })
              }
            />
          </>
        )}
      </Loaded>
    </div>
  )
}
