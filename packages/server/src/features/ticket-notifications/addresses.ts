import type { Config } from '../../platform/config.ts'
import { isSameSecret, shortSignature } from '../../platform/secrets.ts'

/** What addresses are made from: the whole configuration, or what a test gives. */
export type AddressConfig = Pick<Config, 'secret' | 'inboundAddress' | 'mailFrom'>

const TICKET = 'tkt_'
const SUFFIX = '[0-7][0-9a-hjkmnp-tv-z]{25}'
const SIGNATURE = '[a-z2-7]{16}'
/** 42 characters: with at most 20 of INBOUND_ADDRESS and the plus they fit into the 64 that are allowed. */
const TOKEN = new RegExp(`^(${SUFFIX})(${SIGNATURE})$`)
const MESSAGE_ID = new RegExp(`^<?(${SUFFIX})\\.([ed])\\.([A-Za-z0-9_-]{1,64})\\.(${SIGNATURE})@[^<>@\\s]+>?$`)

/**
 * The address that mail about a ticket is answered to: whoever has it may write to the ticket, since
 * only recipients of its mails do. Null where no mail comes in.
 *
 * @example replyAddress(config, ticketId) // 'support+01h4…k3vd…@example.com'
 */
export function replyAddress(config: AddressConfig, ticketId: string): string | null {
  const own = splitAddress(config.inboundAddress)
  if (!own) return null
  const suffix = ticketId.slice(TICKET.length)
  return `${own.local}+${suffix}${sign(config, 'reply-address', suffix)}@${own.domain}`
}

/** The ticket that a reply address is for; null for any other address, and for a forged one. */
export function readReplyAddress(config: AddressConfig, address: string): string | null {
  const token = plusPart(config, address)
  const [, suffix, signature] = TOKEN.exec(token?.toLowerCase() ?? '') ?? []
  if (!suffix || !signature) return null
  return isSameSecret(signature, sign(config, 'reply-address', suffix)) ? TICKET + suffix : null
}

/** Whether an address is of our own mailbox, and what stands after the plus: null without one. */
export function plusPart(config: AddressConfig, address: string): string | null {
  const [own, given] = [splitAddress(config.inboundAddress), splitAddress(address)]
  if (!own || !given || given.domain !== own.domain) return null
  const [local = '', ...rest] = given.local.split('+')
  return local.toLowerCase() === own.local && rest.length > 0 ? rest.join('+') : null
}

/** What one mail is about: an entry of the ticket, or a delivery that is about none. */
export type MailSubject =
  | { readonly ticketId: string; readonly entryId: string }
  | { readonly ticketId: string; readonly deliveryId: string }

/**
 * The Message-ID of a mail that we send, in angle brackets. Mail programs name it in In-Reply-To and
 * References, which finds the ticket where the reply address was lost.
 *
 * @example messageIdFor(config, { ticketId, entryId }) // '<01h4….e.ent_01h5….k3vd…@example.com>'
 */
export function messageIdFor(config: AddressConfig, about: MailSubject): string {
  const kind = 'entryId' in about ? 'e' : 'd'
  const id = 'entryId' in about ? about.entryId : about.deliveryId
  const body = `${about.ticketId.slice(TICKET.length)}.${kind}.${id}`
  return `<${body}.${sign(config, 'message-id', body)}@${ownDomain(config)}>`
}

/** What a Message-ID of ours is about, with or without brackets; null for others', and for a forged one. */
export function readMessageId(config: AddressConfig, messageId: string): MailSubject | null {
  const [, suffix, kind, id, signature] = MESSAGE_ID.exec(messageId.trim()) ?? []
  if (!suffix || !kind || !id || !signature) return null
  if (!isSameSecret(signature, sign(config, 'message-id', `${suffix}.${kind}.${id}`))) return null
  const ticketId = TICKET + suffix
  return kind === 'e' ? { ticketId, entryId: id } : { ticketId, deliveryId: id }
}

/** The domain that our mail is from. */
export function ownDomain({ inboundAddress, mailFrom }: AddressConfig): string {
  const from = /<([^<>]+)>\s*$/.exec(mailFrom)?.[1] ?? mailFrom
  return splitAddress(inboundAddress)?.domain ?? splitAddress(from)?.domain ?? 'localhost'
}

function sign({ secret }: AddressConfig, purpose: 'reply-address' | 'message-id', text: string): string {
  return shortSignature(secret, `ticket-mail:${purpose}`, text)
}

function splitAddress(address: string | null): { local: string; domain: string } | null {
  const [, local, domain] = /^([^@\s<>]+)@([^@\s<>]+)$/.exec(address?.trim() ?? '') ?? []
  return local && domain ? { local, domain: domain.toLowerCase() } : null
}
