import * as v from 'valibot'
import { endpoint } from '../core/endpoint.ts'
import { id } from '../core/ids.ts'
import { Calendar, CreateCalendar, CreateSlaPolicy, SlaPolicy, UpdateCalendar, UpdateSlaPolicy } from './schemas.ts'

const calendar = v.object({ calendarId: id('calendar') })
const policy = v.object({ slaPolicyId: id('slaPolicy') })

export const slaEndpoints = {
  listCalendars: endpoint({
    id: 'listCalendars',
    method: 'GET',
    path: '/v1/calendars',
    callers: ['agent'],
    summary: 'Calendars of business hours and holidays',
    result: v.object({ items: v.array(Calendar) }),
  }),
  createCalendar: endpoint({
    id: 'createCalendar',
    method: 'POST',
    path: '/v1/calendars',
    callers: ['admin'],
    summary: 'Add a calendar',
    body: CreateCalendar,
    result: Calendar,
    status: 201,
  }),
  updateCalendar: endpoint({
    id: 'updateCalendar',
    method: 'PATCH',
    path: '/v1/calendars/:calendarId',
    callers: ['admin'],
    summary: 'Change a calendar; running clocks follow',
    params: calendar,
    body: UpdateCalendar,
    result: Calendar,
  }),
  deleteCalendar: endpoint({
    id: 'deleteCalendar',
    method: 'DELETE',
    path: '/v1/calendars/:calendarId',
    callers: ['admin'],
    summary: 'Remove a calendar that no policy uses',
    params: calendar,
  }),
  listSlaPolicies: endpoint({
    id: 'listSlaPolicies',
    method: 'GET',
    path: '/v1/sla-policies',
    callers: ['agent'],
    summary: 'Policies, the default one first',
    result: v.object({ items: v.array(SlaPolicy) }),
  }),
  createSlaPolicy: endpoint({
    id: 'createSlaPolicy',
    method: 'POST',
    path: '/v1/sla-policies',
    callers: ['admin'],
    summary: 'Add a policy',
    body: CreateSlaPolicy,
    result: SlaPolicy,
    status: 201,
  }),
  updateSlaPolicy: endpoint({
    id: 'updateSlaPolicy',
    method: 'PATCH',
    path: '/v1/sla-policies/:slaPolicyId',
    callers: ['admin'],
    summary: 'Change a policy or make it the default; running clocks follow',
    params: policy,
    body: UpdateSlaPolicy,
    result: SlaPolicy,
  }),
  deleteSlaPolicy: endpoint({
    id: 'deleteSlaPolicy',
    method: 'DELETE',
    path: '/v1/sla-policies/:slaPolicyId',
    callers: ['admin'],
    summary: 'Remove a policy that is not the default and that no type uses',
    params: policy,
  }),
}
