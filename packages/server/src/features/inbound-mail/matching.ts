import type { Config } from '../../platform/config.ts'
import type { ParsedMail } from '../../platform/mail-in/index.ts'
import { plusPart, readMessageId, readReplyAddress } from '../ticket-notifications/index.ts'

/** What a mail is an answer to, by signatures of ours alone: senders and subjects say nothing. */
export interface Match {
  readonly ticketId: string | null
  /** It carries something that looks like a signature of ours and is none. */
  readonly isForged: boolean
}

const LIKE_OURS = /^<?[0-7][0-9a-z]{25}\.[ed]\.[^@]+@/

/** Finds the ticket by a signed reply address, else by a signed Message-ID that it names. */
export function matchMail(config: Config, mail: Pick<ParsedMail, 'recipients' | 'references'>): Match {
  for (const address of mail.recipients) {
    const ticketId = readReplyAddress(config, address)
    if (ticketId) return { ticketId, isForged: false }
  }
  for (const id of mail.references) {
    const about = readMessageId(config, id)
    if (about) return { ticketId: about.ticketId, isForged: false }
  }
  const isForged =
    mail.references.some((id) => LIKE_OURS.test(id)) ||
    mail.recipients.some((address) => (plusPart(config, address)?.length ?? 0) >= 40)
  return { ticketId: null, isForged }
}

const KEY = /^wk_[A-Za-z0-9]{16,40}$/

/** The key of a workspace that stands before the @ of our domain, alone or after a plus. */
export function workspaceKeyOf(config: Config, mail: Pick<ParsedMail, 'recipients'>): string | null {
  for (const address of mail.recipients) {
    const plus = plusPart(config, address)
    if (plus && KEY.test(plus)) return plus
    const [local = '', domain = ''] = address.split('@')
    if (domain.toLowerCase() === config.inboundAddress?.split('@')[1] && KEY.test(local)) return local
  }
  return null
}
