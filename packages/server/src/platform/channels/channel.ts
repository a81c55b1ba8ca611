import type { NotificationKind } from '@deskbell/protocol'

/** What one person is told, ready for any channel: each takes what it can carry. */
export interface ChannelMessage {
  /** An e-mail address, a number (E.164), or a push subscription as JSON; empty for Slack. */
  readonly to: string
  readonly kind: NotificationKind
  /** BCP 47. */
  readonly locale: string
  readonly subject: string
  /** Plain text, whole: every mail reads well as such. */
  readonly text: string
  readonly html: string
  /** One or two sentences, for SMS, push and Slack. */
  readonly short: string
  /** Where it leads; null where nowhere. */
  readonly url: string | null
  readonly priority: 'low' | 'medium' | 'high' | 'urgent'
  /** The values of the kind's variables, for channels that send templates of their own. */
  readonly values: Readonly<Record<string, string>>
  /** What only e-mail has. */
  readonly mail?: MailParts
  /** WhatsApp: whether the customer wrote within the last 24 hours, so that free text may go. */
  readonly isWindowOpen?: boolean
}

export interface MailParts {
  readonly messageId?: string
  readonly references?: readonly string[]
  readonly replyTo?: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface SendOptions {
  /** The same for every try of one delivery. */
  readonly key: string
  readonly signal?: AbortSignal
}

/** What a provider says when it took a message. */
export interface Taken {
  /** The provider's own id, by which it reports later. */
  readonly providerId: string | null
}

/** One way to tell somebody something, whoever provides it. */
export interface ChannelPort {
  /** `resend`, `smtp`, `mailbox`, `twilio`, `whatsapp`, `web-push`, `slack`. */
  readonly provider: string
  /** How long the provider knows a key again, in milliseconds; 0 where it does not, so that a doubtful try is not repeated. */
  readonly keyLifeMs: number
  /** Resolves once the provider took it. Throws `ChannelError` otherwise. */
  send(message: ChannelMessage, options: SendOptions): Promise<Taken>
}

/**
 * Why a provider did not take a message.
 * - `refused`: it never will take this one; the reason is the provider's own.
 * - `gone`: the address is no more (unsubscribed, unknown number, expired push subscription).
 * - `limited`: too many just now; `retryAfterMs` where it said so.
 * - `unavailable`: it did not take it, and may later.
 * - `uncertain`: nobody knows whether it took it: no answer, or a connection that broke after the request left.
 */
export type ChannelFault = 'refused' | 'gone' | 'limited' | 'unavailable' | 'uncertain'

export class ChannelError extends Error {
  readonly fault: ChannelFault
  readonly retryAfterMs: number | null

  constructor(fault: ChannelFault, message: string, more: { retryAfterMs?: number | null; cause?: unknown } = {}) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause })
    this.name = 'ChannelError'
    this.fault = fault
    this.retryAfterMs = more.retryAfterMs ?? null
  }
}
