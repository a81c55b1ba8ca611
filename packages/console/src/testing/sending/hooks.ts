import type { WebhookDelivery, WebhookEndpoint } from '@deskbell/protocol'
import { ago, idOf } from '../fixtures.ts'

export const EVENT_TYPES = [
  ...['agent.joined', 'agent.left', 'attachment.ready', 'conversation.assigned', 'conversation.closed'],
  ...['conversation.message', 'conversation.reopened', 'customer.created', 'customer.merged', 'customer.updated'],
  ...['help_article.created', 'help_article.rated', 'sla.at_risk', 'sla.breached', 'ticket.assigned'],
  ...['ticket.created', 'ticket.moved', 'ticket.rated', 'ticket.replied'],
]

/** One that works, and one that switched itself off. */
export const endpoints = (): WebhookEndpoint[] => [
  {
    ...{ id: idOf('whe', 1), url: 'https://crm.lumen.example/hooks/deskbell', description: 'CRM' },
    ...{ events: ['ticket.*', 'customer.created', 'customer.updated'], status: 'active', disabledReason: null },
    ...{ secretEnd: 'k3Qz', createdAt: ago(60 * 24 * 90), lastDeliveredAt: ago(4) },
  },
  {
    ...{ id: idOf('whe', 2), url: 'https://old.lumen.example/a/very/long/path/that/nobody/ever/shortened/events' },
    ...{ description: '', events: ['*'], status: 'disabled', disabledReason: 'Nothing arrived for five days' },
    ...{ secretEnd: 'p0Rt', createdAt: ago(60 * 24 * 400), lastDeliveredAt: null },
  },
]

/** A delivery like others, with what is to differ. */
export const hookDelivery = (n: number, more: Partial<WebhookDelivery> = {}): WebhookDelivery => ({
  ...{ id: idOf('whd', n), webhookEndpointId: idOf('whe', 1), eventId: idOf('evt', n), eventType: 'ticket.created' },
  ...{ status: 'delivered', attempts: 1, responseStatus: 200, detail: null, nextAt: null },
  ...{ createdAt: ago(n * 7), updatedAt: ago(n * 7) },
  ...more,
})

/** What was sent, the newest first: every status there is. */
export const hookDeliveries = (): WebhookDelivery[] =>
  [
    {},
    {
      ...{ eventType: 'ticket.moved', status: 'waiting' as const, attempts: 3, responseStatus: 503 },
      ...{ detail: 'upstream connect error or disconnect before headers', nextAt: ago(-40) },
    },
    {
      ...{ eventType: 'customer.created', status: 'failed' as const, attempts: 9, responseStatus: null },
      detail: 'No answer within 15 s',
    },
    {
      ...{
        eventType: 'sla.breached',
        status: 'failed' as const,
        responseStatus: 410,
        webhookEndpointId: idOf('whe', 2),
      },
      detail: 'The endpoint was switched off',
    },
    ...Array.from({ length: 30 }, () => ({})),
  ].map((more, at) => hookDelivery(at + 1, more))
