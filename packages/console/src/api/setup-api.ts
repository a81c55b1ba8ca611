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

/** How tickets are asked for, routed, timed and answered: what admins set up. */
export function createSetupApi(call: Call) {
  const at = { ...ticketTypeEndpoints, ...teamEndpoints, ...slaEndpoints, ...macroEndpoints, ...ticketWorkEndpoints }
  return {
    listTypes: async () => (await call(at.listTicketTypes)).items,
    createType: (body: CreateTicketType) => call(at.createTicketType, { body }),
    updateType: (ticketTypeId: string, body: UpdateTicketType) =>
      call(at.updateTicketType, { params: { ticketTypeId }, body }),
    orderTypes: async (ids: string[]) => (await call(at.orderTicketTypes, { body: { ids } })).items,
    listPresets: async () => (await call(at.listTicketTypePresets)).items,
    applyPreset: async (presetKey: string) => (await call(at.applyTicketTypePreset, { params: { presetKey } })).items,

    listTeams: async () => (await call(at.listTeams)).items,
    createTeam: (body: CreateTeam) => call(at.createTeam, { body }),
    updateTeam: (teamId: string, body: UpdateTeam) => call(at.updateTeam, { params: { teamId }, body }),
    deleteTeam: (teamId: string) => call(at.deleteTeam, { params: { teamId } }),
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
    createCanned: (body: CreateCannedResponse) => call(at.createCannedResponse, { body }),
    updateCanned: (cannedResponseId: string, body: UpdateCannedResponse) =>
      call(at.updateCannedResponse, { params: { cannedResponseId }, body }),
    deleteCanned: (cannedResponseId: string) => call(at.deleteCannedResponse, { params: { cannedResponseId } }),
    listMacros: async () => (await call(at.listMacros)).items,
    createMacro: (body: CreateMacro) => call(at.createMacro, { body }),
    updateMacro: (macroId: string, body: UpdateMacro) => call(at.updateMacro, { params: { macroId }, body }),
    deleteMacro: (macroId: string) => call(at.deleteMacro, { params: { macroId } }),

    getSettings: () => call(at.getTicketSettings),
    updateSettings: (body: UpdateTicketSettings) => call(at.updateTicketSettings, { body }),
  }
}
