import {
  type Calendar,
  type CannedResponse,
  type Macro,
  macroEndpoints,
  type SlaPolicy,
  slaEndpoints,
  type Team,
  type TicketSettings,
  type TicketType,
  teamEndpoints,
  ticketTypeEndpoints,
  ticketWorkEndpoints,
} from '@deskbell/protocol'
import { dispatch, type HandlersOf, Refusal } from '../dispatch.ts'
import { idOf } from '../fixtures.ts'
import { CANNED, MACROS, TEAMS, TYPES } from '../tickets/fixtures.ts'
import { CALENDARS, POLICIES, PRESETS, RULES } from './fixtures.ts'
import { metricsOf } from './metrics.ts'

const { getTicketSettings, updateTicketSettings, getTicketMetrics } = ticketWorkEndpoints
const ENDPOINTS = {
  ...ticketTypeEndpoints,
  ...teamEndpoints,
  ...slaEndpoints,
  ...macroEndpoints,
  ...{ getTicketSettings, updateTicketSettings, getTicketMetrics },
}

export interface FakeSetupOptions {
  readonly empty: boolean
  readonly slow: boolean
  readonly failing: boolean
}

/** The hands of a test on the pretended settings of tickets. */
export interface SetupControls {
  failing(on: boolean): void
  colleagueSavesRules(): void
}

interface Kept {
  readonly id: string
}

/** The thing of this id, or the answer that there is none. */
function pick<T extends Kept>(list: readonly T[], id: string | undefined): T {
  const found = list.find((one) => one.id === id)
  if (!found) throw new Refusal('not_found')
  return found
}
const put = <T extends Kept>(list: readonly T[], one: T): T[] => list.map((each) => (each.id === one.id ? one : each))
const without = <T extends Kept>(list: readonly T[], id: string | undefined): T[] => list.filter((one) => one.id !== id)

/** What admins set up for tickets, kept as long as the page is open. */
export function createFakeSetup(options: FakeSetupOptions) {
  const start = <T>(list: readonly T[]): T[] => (options.empty ? [] : [...list])
  let types: TicketType[] = start(TYPES)
  let teams: Team[] = start(TEAMS)
  let rules = options.empty ? { items: [], revision: 0 } : RULES
  let calendars: Calendar[] = start(CALENDARS)
  let policies: SlaPolicy[] = POLICIES.slice(0, options.empty ? 1 : 2).map((one) =>
    options.empty ? { ...one, calendarId: null, escalations: [] } : one,
  )
  let canned: CannedResponse[] = start(CANNED)
  let macros: Macro[] = start(MACROS)
  let settings: TicketSettings = {
    ...{ autoCloseDays: 7, autoCloseWarningDays: 2, survey: true, autoAssign: true },
    ...{ duplicateMinutes: 10, similarDays: 14 },
  }
  let failing = options.failing
  let made = 800
  const next = (prefix: string) => {
    made += 1
    return idOf(prefix, made)
  }
  const inOrder = () => ({ items: [...types].sort((a, b) => Number(a.archived) - Number(b.archived)) })

  const handlers: HandlersOf<typeof ENDPOINTS> = {
    listTicketTypes: inOrder,
    createTicketType({ body }) {
      if (types.some((one) => one.key === body.key)) throw new Refusal('conflict', 'Another type has this key')
      const type = { ...body, id: next('tty'), position: types.length, archived: false }
      types = [...types, type]
      return type
    },
    updateTicketType({ params, body }) {
      const type = { ...pick(types, params.ticketTypeId), ...body } as TicketType
      if (put(types, type).every((one) => one.archived))
        throw new Refusal('conflict', 'It is the last type, and tickets need one. Add another, or bring one back first')
      types = put(types, type)
      return type
    },
    orderTicketTypes({ body }) {
      const named = body.ids.map((id) => pick(types, id))
      types = [...named, ...types.filter((one) => !body.ids.includes(one.id))]
      return inOrder()
    },
    listTicketTypePresets: () => ({ items: PRESETS }),
    applyTicketTypePreset({ params }) {
      const preset = PRESETS.find((one) => one.key === params.presetKey)
      const missing = preset?.types.filter((one) => !types.some((type) => type.key === one.key)) ?? []
      const fresh = { description: '', offered: true, teamId: null, slaPolicyId: null, firstResponse: '', fields: [] }
      types = [
        ...types,
        ...missing.map((one, at) => ({ ...fresh, ...one, id: next('tty'), position: 90 + at, archived: false })),
      ]
      return inOrder()
    },

    listTeams: () => ({ items: teams }),
    createTeam({ body }) {
      if (teams.some((one) => one.name === body.name)) throw new Refusal('conflict', 'Another team has this name')
      const team = { ...body, id: next('tem'), openTickets: 0 }
      teams = [...teams, team]
      return team
    },
    updateTeam({ params, body }) {
      const team = { ...pick(teams, params.teamId), ...body } as Team
      teams = put(teams, team)
      return team
    },
    deleteTeam({ params }) {
      const team = pick(teams, params.teamId)
      const rule = rules.items.find((one) => one.teamId === team.id)
      if (rule) throw new Refusal('conflict', `Tickets are still given to ${team.name} by the rule “${rule.name}”`)
      teams = without(teams, team.id)
    },
    getRoutingRules: () => rules,
    saveRoutingRules({ body }) {
      if (body.revision !== rules.revision) throw new Refusal('conflict')
      rules = { items: body.items, revision: rules.revision + 1 }
      return rules
    },

    listCalendars: () => ({ items: calendars }),
    createCalendar({ body }) {
      const calendar = { ...body, id: next('cal') }
      calendars = [...calendars, calendar]
      return calendar
    },
    updateCalendar({ params, body }) {
      const calendar = { ...pick(calendars, params.calendarId), ...body } as Calendar
      calendars = put(calendars, calendar)
      return calendar
    },
    deleteCalendar({ params }) {
      const user = policies.find((one) => one.calendarId === params.calendarId)
      if (user) throw new Refusal('conflict', `The policy “${user.name}” counts by this calendar`)
      calendars = without(calendars, params.calendarId)
    },
    listSlaPolicies: () => ({
      items: [...policies].sort((a, b) => Number(b.isDefault) - Number(a.isDefault)),
    }),
    createSlaPolicy({ body }) {
      const policy = { ...body, id: next('slp'), isDefault: false }
      policies = [...policies, policy]
      return policy
    },
    updateSlaPolicy({ params, body }) {
      const policy = { ...pick(policies, params.slaPolicyId), ...body } as SlaPolicy
      policies = put(policies, policy)
      if (body.isDefault) policies = policies.map((one) => ({ ...one, isDefault: one.id === policy.id }))
      return policy
    },
    deleteSlaPolicy({ params }) {
      const user = types.find((one) => one.slaPolicyId === params.slaPolicyId)
      if (user) throw new Refusal('conflict', `Tickets of the type “${user.name}” are promised by this policy`)
      policies = without(policies, params.slaPolicyId)
    },

    listCannedResponses: () => ({ items: canned }),
    createCannedResponse({ body }) {
      if (canned.some((one) => one.shortcut === body.shortcut))
        throw new Refusal('conflict', `Another canned response has the shortcut ${body.shortcut}`)
      const response = { ...body, id: next('can'), authorId: idOf('agt', 1) }
      canned = [...canned, response]
      return response
    },
    updateCannedResponse({ params, body }) {
      const response = { ...pick(canned, params.cannedResponseId), ...body } as CannedResponse
      canned = put(canned, response)
      return response
    },
    deleteCannedResponse({ params }) {
      canned = without(canned, params.cannedResponseId)
    },
    listMacros: () => ({ items: macros }),
    createMacro({ body }) {
      const macro = { ...body, id: next('mac') }
      macros = [...macros, macro]
      return macro
    },
    updateMacro({ params, body }) {
      const macro = { ...pick(macros, params.macroId), ...body } as Macro
      macros = put(macros, macro)
      return macro
    },
    deleteMacro({ params }) {
      macros = without(macros, params.macroId)
    },

    getTicketSettings: () => settings,
    updateTicketSettings({ body }) {
      settings = { ...settings, ...body } as TicketSettings
      return settings
    },
    getTicketMetrics({ query }) {
      const to = query.to ?? new Date().toISOString()
      const from = query.from ?? new Date(Date.parse(to) - 30 * 86_400_000).toISOString()
      return metricsOf(from, to, options.empty, query.teamId !== undefined)
    },
  }

  const controls: SetupControls = {
    failing(on) {
      failing = on
    },
    colleagueSavesRules() {
      rules = { items: RULES.items.slice(1), revision: rules.revision + 1 }
    },
  }
  const send = dispatch(ENDPOINTS, handlers, () => (options.slow ? 'silent' : failing ? 'failing' : 'up'))
  return { send, controls }
}
