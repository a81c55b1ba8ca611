import * as v from 'valibot'
import { endpoint } from '../core/endpoint.ts'
import { ClientId, id } from '../core/ids.ts'
import { Ticket } from '../tickets/schemas.ts'
import {
  CannedResponse,
  CreateCannedResponse,
  CreateMacro,
  Macro,
  UpdateCannedResponse,
  UpdateMacro,
} from './schemas.ts'

const canned = v.object({ cannedResponseId: id('cannedResponse') })
const macro = v.object({ macroId: id('macro') })

export const macroEndpoints = {
  listCannedResponses: endpoint({
    id: 'listCannedResponses',
    method: 'GET',
    path: '/v1/canned-responses',
    callers: ['agent'],
    summary: 'Shared canned responses and your own, by shortcut',
    result: v.object({ items: v.array(CannedResponse) }),
  }),
  createCannedResponse: endpoint({
    id: 'createCannedResponse',
    method: 'POST',
    path: '/v1/canned-responses',
    callers: ['agent'],
    summary: 'Add a canned response',
    body: CreateCannedResponse,
    result: CannedResponse,
    status: 201,
  }),
  updateCannedResponse: endpoint({
    id: 'updateCannedResponse',
    method: 'PATCH',
    path: '/v1/canned-responses/:cannedResponseId',
    callers: ['agent'],
    summary: 'Change a canned response: your own, or a shared one',
    params: canned,
    body: UpdateCannedResponse,
    result: CannedResponse,
  }),
  deleteCannedResponse: endpoint({
    id: 'deleteCannedResponse',
    method: 'DELETE',
    path: '/v1/canned-responses/:cannedResponseId',
    callers: ['agent'],
    summary: 'Remove a canned response',
    params: canned,
  }),
  listMacros: endpoint({
    id: 'listMacros',
    method: 'GET',
    path: '/v1/macros',
    callers: ['agent'],
    summary: 'Macros by name',
    result: v.object({ items: v.array(Macro) }),
  }),
  createMacro: endpoint({
    id: 'createMacro',
    method: 'POST',
    path: '/v1/macros',
    callers: ['admin'],
    summary: 'Add a macro',
    body: CreateMacro,
    result: Macro,
    status: 201,
  }),
  updateMacro: endpoint({
    id: 'updateMacro',
    method: 'PATCH',
    path: '/v1/macros/:macroId',
    callers: ['admin'],
    summary: 'Change a macro',
    params: macro,
    body: UpdateMacro,
    result: Macro,
  }),
  deleteMacro: endpoint({
    id: 'deleteMacro',
    method: 'DELETE',
    path: '/v1/macros/:macroId',
    callers: ['admin'],
    summary: 'Remove a macro',
    params: macro,
  }),
  applyMacro: endpoint({
    id: 'applyMacro',
    method: 'POST',
    path: '/v1/tickets/:ticketId/macros/:macroId',
    callers: ['agent'],
    summary: 'Do everything a macro says to one ticket, or nothing; a retry with the same clientId does it once',
    params: v.object({ ticketId: id('ticket'), macroId: id('macro') }),
    body: v.strictObject({ clientId: ClientId }),
    result: Ticket,
  }),
}
