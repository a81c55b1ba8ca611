import {
  type CreateCalendar,
  type CreateCannedResponse,
  type CreateMacro,
  type CreateSlaPolicy,
  type CreateTeam,
  type CreateTicketType,
  macroEndpoints,
  type SaveRoutingRules,
  slaEndpoints,
  teamEndpoints,
  ticketTypeEndpoints,
  ticketWorkEndpoints,
  type UpdateCalendar,
  type UpdateCannedResponse,
  type UpdateMacro,
  type UpdateSlaPolicy,
  type UpdateTeam,
  type UpdateTicketSettings,
  type UpdateTicketType,
} from '@deskbell/protocol'
import type { Call } from './http.ts'

export type SetupApi = ReturnType<typeof createSetupApi>

/** What other views keep, and must ask for again once it is changed here. */
export type SharedList = 'types' | 'teams' | 'canned' | 'macros'

/**
 * How tickets are asked for, routed, timed and answered: what admins set up.
 *
 * @param changed told of each list that was changed, once the service has said so
 */
export function createSetupApi(call: Call, changed: (list: SharedList) => void) {
  const telling = async <T>(list: SharedList, answer: Promise<T>): Promise<T> => {
    const value = await answer
    changed(list)
    return value
  }
  const at = { ...ticketTypeEndpoints, ...teamEndpoints, ...slaEndpoints, ...macroEndpoints, ...ticketWorkEndpoints }
  return {
    listTypes: async () => (await call(at.listTicketTypes)).items,
    createType: (body: CreateTicketType) => telling('types', call(at.createTicketType, { body })),
    updateType: (ticketTypeId: string, body: UpdateTicketType) =>
      telling('types', call(at.updateTicketType, { params: { ticketTypeId }, body })),
    orderTypes: async (ids: string[]) => (await telling('types', call(at.orderTicketTypes, { body: { ids } }))).items,
    listPresets: async () => (await call(at.listTicketTypePresets)).items,
    applyPreset: async (presetKey: string) =>
      (await telling('types', call(at.applyTicketTypePreset, { params: { presetKey } }))).items,

    listTeams: async () => (await call(at.listTeams)).items,
    createTeam: (body: CreateTeam) => telling('teams', call(at.createTeam, { body })),
    updateTeam: (teamId: string, body: UpdateTeam) =>
      telling('teams', call(at.updateTeam, { params: { teamId }, body })),
    deleteTeam: (teamId: string) => telling('teams', call(at.deleteTeam, { params: { teamId } })),
    getRules: () => call(at.getRoutingRules),
    saveRules: (body: SaveRoutingRules) => call(at.saveRoutingRules, { body }),

    listCalendars: async () => (await call(at.listCalendars)).items,
    createCalendar: (body: CreateCalendar) => call(at.createCalendar, { body }),
    updateCalendar: (calendarId: string, body: UpdateCalendar) =>
      call(at.updateCalendar, { params: { calendarId }, body }),
    deleteCalendar: (calendarId: string) => call(at.deleteCalendar, { params: { calendarId } }),
    listPolicies: async () => (await call(at.listSlaPolicies)).items,
    createPolicy: (body: CreateSlaPolicy) => call(at.createSlaPolicy, { body }),
    updatePolicy: (slaPolicyId: string, body: UpdateSlaPolicy) =>
      call(at.updateSlaPolicy, { params: { slaPolicyId }, body }),
    deletePolicy: (slaPolicyId: string) => call(at.deleteSlaPolicy, { params: { slaPolicyId } }),

    listCanned: async () => (await call(at.listCannedResponses)).items,
    createCanned: (body: CreateCannedResponse) => telling('canned', call(at.createCannedResponse, { body })),
    updateCanned: (cannedResponseId: string, body: UpdateCannedResponse) =>
      telling('canned', call(at.updateCannedResponse, { params: { cannedResponseId }, body })),
    deleteCanned: (cannedResponseId: string) =>
      telling('canned', call(at.deleteCannedResponse, { params: { cannedResponseId } })),
    listMacros: async () => (await call(at.listMacros)).items,
    createMacro: (body: CreateMacro) => telling('macros', call(at.createMacro, { body })),
    updateMacro: (macroId: string, body: UpdateMacro) =>
      telling('macros', call(at.updateMacro, { params: { macroId }, body })),
    deleteMacro: (macroId: string) => telling('macros', call(at.deleteMacro, { params: { macroId } })),

    getSettings: () => call(at.getTicketSettings),
    updateSettings: (body: UpdateTicketSettings) => call(at.updateTicketSettings, { body }),
  }
}
