import * as v from 'valibot'
import { endpoint } from '../core/endpoint.ts'
import { id } from '../core/ids.ts'
import {
  ContactForm,
  CreateTicketType,
  GetContactForm,
  OrderTicketTypes,
  TicketType,
  TicketTypePreset,
  UpdateTicketType,
} from './schemas.ts'

const params = v.object({ ticketTypeId: id('ticketType') })
const TicketTypes = v.object({ items: v.array(TicketType) })

export const ticketTypeEndpoints = {
  getContactForm: endpoint({
    id: 'getContactForm',
    method: 'GET',
    path: '/v1/contact-form',
    callers: ['public'],
    summary: 'What a contact form asks, by type, and when an answer may be expected',
    query: GetContactForm,
    result: ContactForm,
  }),
  listTicketTypes: endpoint({
    id: 'listTicketTypes',
    method: 'GET',
    path: '/v1/ticket-types',
    callers: ['agent'],
    summary: 'Every type of ticket, archived ones last',
    result: TicketTypes,
  }),
  createTicketType: endpoint({
    id: 'createTicketType',
    method: 'POST',
    path: '/v1/ticket-types',
    callers: ['admin'],
    summary: 'Add a type of ticket',
    body: CreateTicketType,
    result: TicketType,
    status: 201,
  }),
  updateTicketType: endpoint({
    id: 'updateTicketType',
    method: 'PATCH',
    path: '/v1/ticket-types/:ticketTypeId',
    callers: ['admin'],
    summary: 'Change a type, archive it, or bring it back',
    params,
    body: UpdateTicketType,
    result: TicketType,
  }),
  orderTicketTypes: endpoint({
    id: 'orderTicketTypes',
    method: 'POST',
    path: '/v1/ticket-types/order',
    callers: ['admin'],
    summary: 'Put the types in this order; those not named follow',
    body: OrderTicketTypes,
    result: TicketTypes,
  }),
  listTicketTypePresets: endpoint({
    id: 'listTicketTypePresets',
    method: 'GET',
    path: '/v1/ticket-types/presets',
    callers: ['agent'],
    summary: 'Ready-made lists of types',
    result: v.object({ items: v.array(TicketTypePreset) }),
  }),
  applyTicketTypePreset: endpoint({
    id: 'applyTicketTypePreset',
    method: 'POST',
    path: '/v1/ticket-types/presets/:presetKey',
    callers: ['admin'],
    summary: 'Add the types of a ready-made list that are not there yet, by key',
    params: v.object({ presetKey: v.pipe(v.string(), v.maxLength(40)) }),
    result: TicketTypes,
  }),
}
