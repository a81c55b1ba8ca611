import type { NotificationKind, NotificationTarget } from '@deskbell/protocol'
import type { MailParts } from '../platform/channels/channel.ts'
import type { Ctx } from '../platform/context.ts'
import type { EventType, NewEvent, StoredEvent } from './events.ts'

/** Who is told. An `address` is somebody who has no account here, such as whoever is invited. */
export type Recipient =
  | { readonly kind: 'customer'; readonly id: string }
  | { readonly kind: 'agent'; readonly id: string }
  | { readonly kind: 'address'; readonly email: string; readonly name: string | null; readonly locale: string | null }

/** One person to be told of one thing. */
export interface Telling {
  readonly kind: NotificationKind
  readonly to: Recipient
  readonly target: NotificationTarget
  readonly ticketId?: string | null
  /** What only the cause knows; the words are written later. Strings, short: no secrets. */
  readonly data?: Readonly<Record<string, string>>
  /** Milliseconds that e-mail, SMS and WhatsApp wait: it may be read meanwhile, and then they are dropped. */
  readonly patience?: number
  /**
   * From when on it is of no use, in epoch milliseconds: no digest that comes later gathers it, and what quiet hours
   * would hold for longer is left out.
   */
  readonly until?: number
}

/** What `notifications.tell` is queued with, by features that notifications themselves need. */
export interface TellOrder {
  /** The same cause tells nobody twice. */
  readonly cause: string
  readonly telling: Telling
}

/** A telling as it lies in the database when its words are written. */
export interface StoredTelling {
  readonly notificationId: string
  readonly cause: string
  readonly kind: NotificationKind
  readonly to: Recipient
  readonly ticketId: string | null
  readonly data: Readonly<Record<string, string>>
}

/** What the words are made of. */
export interface Wording {
  /** By the names of the kind's variables; those that are missing count as empty. */
  readonly values: Readonly<Record<string, string>>
  /** Where the button leads; null for none. */
  readonly url: string | null
  /** What only e-mail has; `deliveryId` names this mail in its threads. */
  mail?(deliveryId: string): Promise<MailParts>
  /** Above everything else in a mail that may be answered: what comes below is not kept. */
  readonly replyMarker?: string
}

/**
 * What a feature adds to the one path by which people are told things.
 *
 * @example
 * notifications: {
 *   rules: { 'ticket.replied': (ctx, event) => tellCustomer(ctx, event) },
 *   words: { ticket_reply: (ctx, telling) => replyWording(ctx, telling) },
 * }
 */
export interface NotificationSource {
  /** By event: who is told of it. Reads only; it may be asked again. */
  readonly rules?: { readonly [T in EventType]?: (ctx: Ctx, event: StoredEvent<T>) => Promise<readonly Telling[]> }
  /** Whether an event tells somebody of what is urgent, so that it is taken before whatever waits. */
  isUrgent?(event: NewEvent): boolean
  /** By kind: what its words are made of, asked when they are written. */
  readonly words?: { readonly [K in NotificationKind]?: WordSource }
}

/**
 * What the words of a telling are made of. `skip` says why it need not be told any more. `withLink` is false
 * where only a line is wanted, for the notification centre: no link need be made then.
 */
export type WordSource = (
  ctx: Ctx,
  telling: StoredTelling,
  how: { readonly withLink: boolean },
) => Promise<Wording | { readonly skip: string }>
