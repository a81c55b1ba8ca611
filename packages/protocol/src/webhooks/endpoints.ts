import * as v from 'valibot'
import { endpoint } from '../core/endpoint.ts'
import { id } from '../core/ids.ts'
import {
  CreateWebhookEndpoint,
  ListWebhookDeliveries,
  NewWebhookEndpoint,
  UpdateWebhookEndpoint,
  WebhookDelivery,
  WebhookDeliveryPage,
  WebhookEndpoint,
} from './schemas.ts'

const params = v.object({ webhookEndpointId: id('webhookEndpoint') })
const delivery = v.object({ webhookDeliveryId: id('webhookDelivery') })

export const webhookEndpoints = {
  listWebhookEndpoints: endpoint({
    id: 'listWebhookEndpoints',
    method: 'GET',
    path: '/v1/webhook-endpoints',
    callers: ['admin'],
    summary: 'Addresses that are told of events, and the events there are',
    result: v.object({ items: v.array(WebhookEndpoint), eventTypes: v.array(v.string()) }),
  }),
  createWebhookEndpoint: endpoint({
    id: 'createWebhookEndpoint',
    method: 'POST',
    path: '/v1/webhook-endpoints',
    callers: ['admin'],
    summary: 'Tell an address of events; the answer holds its secret, once',
    body: CreateWebhookEndpoint,
    result: NewWebhookEndpoint,
    status: 201,
  }),
  updateWebhookEndpoint: endpoint({
    id: 'updateWebhookEndpoint',
    method: 'PATCH',
    path: '/v1/webhook-endpoints/:webhookEndpointId',
    callers: ['admin'],
    summary: 'Change address, events or description; switch it off or on',
    params,
    body: UpdateWebhookEndpoint,
    result: WebhookEndpoint,
  }),
  deleteWebhookEndpoint: endpoint({
    id: 'deleteWebhookEndpoint',
    method: 'DELETE',
    path: '/v1/webhook-endpoints/:webhookEndpointId',
    callers: ['admin'],
    summary: 'Remove an address; what waits for it is dropped',
    params,
  }),
  rotateWebhookSecret: endpoint({
    id: 'rotateWebhookSecret',
    method: 'POST',
    path: '/v1/webhook-endpoints/:webhookEndpointId/secret',
    callers: ['admin'],
    summary: 'Make a new secret; both sign for 24 hours',
    params,
    result: NewWebhookEndpoint,
  }),
  testWebhookEndpoint: endpoint({
    id: 'testWebhookEndpoint',
    method: 'POST',
    path: '/v1/webhook-endpoints/:webhookEndpointId/test',
    callers: ['admin'],
    summary: 'Send a test event now, and tell how it went',
    params,
    result: WebhookDelivery,
  }),
  listWebhookDeliveries: endpoint({
    id: 'listWebhookDeliveries',
    method: 'GET',
    path: '/v1/webhook-deliveries',
    callers: ['admin'],
    summary: 'What was sent to webhooks and how it went, the newest first',
    query: ListWebhookDeliveries,
    result: WebhookDeliveryPage,
  }),
  retryWebhookDelivery: endpoint({
    id: 'retryWebhookDelivery',
    method: 'POST',
    path: '/v1/webhook-deliveries/:webhookDeliveryId/retry',
    callers: ['admin'],
    summary: 'Try one again that failed, with all its tries',
    params: delivery,
    result: WebhookDelivery,
  }),
}
