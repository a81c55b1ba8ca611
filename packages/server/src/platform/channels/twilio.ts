import { askProvider, cut, faultIn, faultOfStatus, jsonOf } from './asking.ts'
import type { ChannelFault, ChannelMessage, ChannelPort } from './channel.ts'

export interface TwilioOptions {
  /** The origin of its API, such as `https://api.twilio.com`. */
  readonly baseUrl: string
  readonly accountSid: string
  readonly authToken: string
  /** A number (E.164) or a messaging service (`MG…`). */
  readonly from: string
  /** Where Twilio reports what became of a message; null for nowhere. */
  readonly statusCallback: string | null
  readonly timeoutMs?: number
}

/** Three parts of an SMS in the plain alphabet; each part is paid for. */
const SMS_LENGTH = 459
/** Twilio takes no more in one message. */
const LONGEST = 1_600

/** By Twilio's codes; what is not here goes by the HTTP status. https://www.twilio.com/docs/api/errors */
const FAULTS: Readonly<Record<number, ChannelFault>> = {
  20429: 'limited',
  14107: 'limited',
  21611: 'limited',
  30001: 'limited',
  // No number, no mobile number, or its owner wrote STOP.
  21211: 'gone',
  21217: 'gone',
  21610: 'gone',
  21614: 'gone',
}

/**
 * SMS by Twilio. Twilio knows no idempotency keys: a try of which nobody knows how it ended is not repeated.
 *
 * @example
 * twilioChannel({ baseUrl: 'https://api.twilio.com', accountSid: 'AC…', authToken, from: '+441632960000', statusCallback: null })
 */
export function twilioChannel(options: TwilioOptions): ChannelPort {
  const { baseUrl, accountSid, authToken, from, statusCallback, timeoutMs } = options
  const basic = Buffer.from(`${accountSid}:${authToken}`).toString('base64')
  const url = `${baseUrl}/2010-04-01/Accounts/${accountSid}/Messages.json`
  return {
    provider: 'twilio',
    keyLifeMs: 0,
    async send(message, { signal }) {
      const form = new URLSearchParams({ To: message.to, Body: smsText(message) })
      form.set(from.startsWith('MG') ? 'MessagingServiceSid' : 'From', from)
      if (statusCallback) form.set('StatusCallback', statusCallback)
      const answer = await askProvider({
        provider: 'Twilio',
        url,
        headers: {
          authorization: `Basic ${basic}`,
          'content-type': 'application/x-www-form-urlencoded',
          accept: 'application/json',
        },
        body: form.toString(),
        signal,
        ...(timeoutMs !== undefined && { timeoutMs }),
      })
      const { sid, code, message: words } = jsonOf(answer.text)
      if (answer.status >= 200 && answer.status < 300) return { providerId: typeof sid === 'string' ? sid : null }
      const fault = FAULTS[Number(code)] ?? faultOfStatus(answer.status)
      const name = typeof code === 'number' ? `error ${code}` : `HTTP ${answer.status}`
      throw faultIn(fault, `Twilio: ${name}`, { words, secrets: [authToken, basic], headers: answer.headers })
    },
  }
}

/** The short text and the address after it, which is never cut: half an address leads nowhere. */
function smsText({ short, url }: ChannelMessage): string {
  const link = url !== null && url.length < LONGEST / 2 ? `\n${url}` : ''
  return cut(short, Math.max(SMS_LENGTH - link.length, 160)) + link
}
