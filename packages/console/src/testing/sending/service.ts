import {
  kindFacts,
  type MailBrand,
  NOTIFICATION_KIND_NAMES,
  type NotificationKind,
  type NotificationTemplate,
  type TemplateWords,
  templateEndpoints,
  unknownVariables,
  variablesOfKind,
  type WebhookDelivery,
  type WebhookEndpoint,
  webhookEndpoints,
} from '@deskbell/protocol'
import { dispatch, type HandlersOf, Refusal } from '../dispatch.ts'
import { ago, idOf } from '../fixtures.ts'
import { EVENT_TYPES, endpoints, hookDeliveries, hookDelivery } from './hooks.ts'
import { drawn, ourWords } from './mail.ts'

const ENDPOINTS = { ...templateEndpoints, ...webhookEndpoints }

interface Options {
  readonly empty: boolean
  readonly slow: boolean
  readonly failing: boolean
}

/** The words of notifications and the webhooks of the pretended service. */
export function createFakeSending(options: Options) {
  let brand: MailBrand = { color: null, logoUrl: null, footer: 'Lumen Lamps, 14 Wharf Street, Portland' }
  const edited = new Map<string, { words: TemplateWords; updatedAt: string }>()
  const keyOf = (kind: string, locale: string) => `${kind} ${locale}`
  if (!options.empty)
    edited.set(keyOf('ticket_reply', 'en'), {
      words: { ...ourWords('ticket_reply', 'en'), heading: 'We answered you' },
      updatedAt: ago(600),
    })
  let hooks: WebhookEndpoint[] = options.empty ? [] : endpoints()
  let sent: WebhookDelivery[] = options.empty ? [] : hookDeliveries()
  let made = 50

  const kindOf = (name: string | undefined): NotificationKind => {
    const kind = NOTIFICATION_KIND_NAMES.find((one) => one === name)
    if (!kind) throw new Refusal('not_found')
    return kind
  }
  const read = (kind: NotificationKind, locale = 'en'): NotificationTemplate => {
    const own = edited.get(keyOf(kind, locale))
    return {
      ...{ kind, locale, words: own?.words ?? ourWords(kind, locale), edited: own !== undefined },
      ...{ updatedAt: own?.updatedAt ?? null, variables: [...variablesOfKind(kind)] },
    }
  }
  /** As the service refuses what there is not. */
  const known = (kind: NotificationKind, words: TemplateWords) => {
    const names = variablesOfKind(kind)
    const errors = Object.entries(words).flatMap(([field, text]) => {
      const unknown = unknownVariables(text, names)
      const message = `names ${unknown.join(', ')}; there are ${names.join(', ')}`
      return unknown.length > 0 ? [{ path: `body.words.${field}`, message }] : []
    })
    if (errors.length > 0) throw new Refusal('invalid_input', 'The words name what there is not', errors)
  }
  const find = (id: string | undefined): WebhookEndpoint => {
    const found = hooks.find((one) => one.id === id)
    if (!found) throw new Refusal('not_found')
    return found
  }
  const put = (hook: WebhookEndpoint) => {
    hooks = hooks.map((one) => (one.id === hook.id ? hook : one))
    return hook
  }
  const secret = () => {
    made += 1
    return `whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS${made}`
  }
  const public_ = (url: string | undefined) => {
    if (url?.startsWith('http://'))
      throw new Refusal('invalid_input', 'invalid_input', [{ path: 'body.url', message: 'must be an https address' }])
  }

  const handlers: HandlersOf<typeof ENDPOINTS> = {
    listTemplates: () => ({
      ...{ locales: ['en', 'de', 'pt-BR', 'ar'], brand },
      items: NOTIFICATION_KIND_NAMES.map((kind) => ({
        ...{ kind, audience: kindFacts(kind).audience, category: kindFacts(kind).category },
        editedIn: [...edited.keys()].flatMap((key) => (key.startsWith(`${kind} `) ? [key.split(' ')[1] ?? ''] : [])),
      })),
    }),
    getTemplate: ({ params, query }) => read(kindOf(params.kind), query.locale),
    saveTemplate({ params, body }) {
      const kind = kindOf(params.kind)
      known(kind, body.words)
      edited.set(keyOf(kind, body.locale), { words: body.words, updatedAt: ago(0) })
      return read(kind, body.locale)
    },
    resetTemplate({ params, query }) {
      const kind = kindOf(params.kind)
      edited.delete(keyOf(kind, query.locale ?? 'en'))
      return read(kind, query.locale)
    },
    previewTemplate({ params, body }) {
      const kind = kindOf(params.kind)
      if (body.words) known(kind, body.words)
      return drawn(kind, body.words ?? read(kind, body.locale).words, body.brand ?? brand)
    },
    testTemplate({ params, body }) {
      if (body.words) known(kindOf(params.kind), body.words)
      return { to: 'noor@lumen.example' }
    },
    saveMailBrand({ body }) {
      brand = body
      return brand
    },

    listWebhookEndpoints: () => ({ items: hooks, eventTypes: EVENT_TYPES }),
    createWebhookEndpoint({ body }) {
      public_(body.url)
      const hook: WebhookEndpoint = {
        ...{ id: idOf('whe', 40 + hooks.length), status: 'active', disabledReason: null, ...body },
        ...{ secretEnd: 'aS51', createdAt: ago(0), lastDeliveredAt: null },
      }
      hooks = [...hooks, hook]
      return { ...hook, secret: secret() }
    },
    updateWebhookEndpoint({ params, body }) {
      public_(body.url)
      const reason = body.status ? { disabledReason: null } : {}
      return put({ ...find(params.webhookEndpointId), ...body, ...reason } as WebhookEndpoint)
    },
    deleteWebhookEndpoint({ params }) {
      hooks = hooks.filter((one) => one.id !== find(params.webhookEndpointId).id)
    },
    rotateWebhookSecret: ({ params }) => ({
      ...put({ ...find(params.webhookEndpointId), secretEnd: 'aS52' }),
      secret: secret(),
    }),
    testWebhookEndpoint({ params }) {
      const hook = find(params.webhookEndpointId)
      made += 1
      const well = hook.status === 'active'
      const delivery = hookDelivery(made, {
        ...{ webhookEndpointId: hook.id, eventType: 'webhook.test', createdAt: ago(0), updatedAt: ago(0) },
        ...(well ? { detail: 'ok' } : { status: 'failed', responseStatus: null, detail: 'No answer within 15 s' }),
      })
      sent = [delivery, ...sent]
      return delivery
    },
    listWebhookDeliveries({ query }) {
      const fits = sent.filter(
        (one) =>
          (query.webhookEndpointId === undefined || one.webhookEndpointId === query.webhookEndpointId) &&
          (query.status === undefined || one.status === query.status),
      )
      const from = Number(query.cursor ?? 0)
      const most = query.limit ?? 25
      return {
        items: fits.slice(from, from + most),
        nextCursor: fits.length > from + most ? String(from + most) : null,
      }
    },
    retryWebhookDelivery({ params }) {
      const found = sent.find((one) => one.id === params.webhookDeliveryId)
      if (!found) throw new Refusal('not_found')
      if (find(found.webhookEndpointId).status !== 'active')
        throw new Refusal('conflict', 'Its endpoint is gone or switched off')
      const revived: WebhookDelivery = { ...found, status: 'waiting', attempts: 0, nextAt: ago(-1) }
      sent = sent.map((one) => (one.id === found.id ? revived : one))
      return revived
    },
  }
  return { send: dispatch(ENDPOINTS, handlers, () => (options.slow ? 'silent' : options.failing ? 'failing' : 'up')) }
}
