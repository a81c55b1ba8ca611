import type { WhatsAppSettings } from '@deskbell/protocol'
import { askProvider, cut, faultIn, faultOfStatus, jsonOf } from './asking.ts'
import { ChannelError, type ChannelFault, type ChannelMessage, type ChannelPort } from './channel.ts'

export interface WhatsAppOptions
  extends Readonly<Pick<WhatsAppSettings, 'phoneNumberId' | 'accessToken' | 'templates'>> {
  /** The origin of Meta's Graph API, such as `https://graph.facebook.com`. */
  readonly baseUrl: string
  readonly timeoutMs?: number
}

const VERSION = 'v23.0'
const TEXT_LENGTH = 4_096
const PARAMETER_LENGTH = 1_024

/** By Meta's codes; what is not here goes by the HTTP status. */
const FAULTS: Readonly<Record<number, ChannelFault>> = {
  // Of the application, of the account, of the number, of spam, of this pair of numbers.
  4: 'limited',
  80007: 'limited',
  130429: 'limited',
  131048: 'limited',
  131056: 'limited',
  // No WhatsApp under that number, or one that takes nothing from us.
  131026: 'gone',
  1: 'unavailable',
  2: 'unavailable',
  131000: 'unavailable',
  131016: 'unavailable',
  // The 24 hours are over; the token is no good.
  131047: 'refused',
  190: 'refused',
}

/**
 * WhatsApp by Meta's Cloud API. It knows no idempotency keys: a doubtful try is not repeated.
 *
 * What goes is the template that Meta approved for the kind. Where there is none, plain text goes within
 * the 24 hours after the customer wrote, and nothing after them.
 */
export function whatsAppChannel(options: WhatsAppOptions): ChannelPort {
  const { baseUrl, phoneNumberId, accessToken, timeoutMs } = options
  return {
    provider: 'whatsapp',
    keyLifeMs: 0,
    async send(message, { key, signal }) {
      const content = contentOf(message, options.templates)
      const answer = await askProvider({
        provider: 'WhatsApp',
        url: `${baseUrl}/${VERSION}/${phoneNumberId}/messages`,
        headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          messaging_product: 'whatsapp',
          recipient_type: 'individual',
          to: message.to,
          // Given back with each report: a message whose sending broke off is known again by it.
          biz_opaque_callback_data: key,
          ...content,
        }),
        signal,
        ...(timeoutMs !== undefined && { timeoutMs }),
      })
      const json = jsonOf(answer.text)
      if (answer.status >= 200 && answer.status < 300) return { providerId: takenId(json) }
      throw faultOf(json, answer.status, answer.headers, accessToken)
    },
  }
}

function contentOf(
  message: ChannelMessage,
  templates: WhatsAppSettings['templates'],
): Readonly<Record<string, unknown>> {
  const template = Object.hasOwn(templates, message.kind) ? templates[message.kind] : undefined
  if (!template && !message.isWindowOpen) {
    throw new ChannelError(
      'refused',
      `WhatsApp: no template is set for ${message.kind}, and plain text may go within 24 hours after the customer wrote only`,
    )
  }
  if (!template) {
    const link = message.url === null ? '' : `\n${message.url}`
    return { type: 'text', text: { preview_url: false, body: cut(message.short, TEXT_LENGTH - link.length) + link } }
  }
  const parameters = template.parameters.map((name) => ({ type: 'text', text: parameter(message, name) }))
  return {
    type: 'template',
    template: {
      name: template.name,
      language: { code: template.language },
      ...(parameters.length > 0 && { components: [{ type: 'body', parameters }] }),
    },
  }
}

/** Meta refuses empty ones, line breaks and rows of spaces. */
function parameter({ values, url }: ChannelMessage, name: string): string {
  const value = Object.hasOwn(values, name) ? values[name] : name === 'url' ? url : null
  return cut((value ?? '').replace(/\s+/g, ' ').trim(), PARAMETER_LENGTH) || '-'
}

function takenId({ messages }: Readonly<Record<string, unknown>>): string | null {
  const id: unknown = Array.isArray(messages) ? messages[0]?.id : null
  return typeof id === 'string' ? id : null
}

function faultOf(json: Readonly<Record<string, unknown>>, status: number, headers: Headers, token: string) {
  const error = (json.error ?? {}) as { code?: unknown; message?: unknown; error_data?: { details?: unknown } }
  const code = typeof error.code === 'number' ? error.code : null
  const fault = (code !== null && FAULTS[code]) || faultOfStatus(status)
  const words = error.error_data?.details ?? error.message
  const about = code === null ? `HTTP ${status}` : `error ${code}`
  return faultIn(fault, `WhatsApp: ${about}`, { words, secrets: [token], headers })
}
