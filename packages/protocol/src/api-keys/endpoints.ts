import * as v from 'valibot'
import { endpoint } from '../core/endpoint.ts'
import { id } from '../core/ids.ts'
import { ApiKeyList, CreateApiKey, NewApiKey } from './schemas.ts'

/** Secret keys for the back ends of hosts. */
export const apiKeyEndpoints = {
  listApiKeys: endpoint({
    id: 'listApiKeys',
    method: 'GET',
    path: '/v1/api-keys',
    callers: ['admin'],
    summary: 'The keys that work, with what they may do',
    result: ApiKeyList,
  }),
  createApiKey: endpoint({
    id: 'createApiKey',
    method: 'POST',
    path: '/v1/api-keys',
    callers: ['admin'],
    summary: 'Make a key; its secret is shown this once',
    body: CreateApiKey,
    result: NewApiKey,
    status: 201,
  }),
  deleteApiKey: endpoint({
    id: 'deleteApiKey',
    method: 'DELETE',
    path: '/v1/api-keys/:apiKeyId',
    callers: ['admin'],
    summary: 'End a key at once',
    params: v.object({ apiKeyId: id('apiKey') }),
  }),
}
