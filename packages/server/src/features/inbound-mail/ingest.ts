import type { Ctx, Deps } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import {
  judgeMail,
  MAIL_LIMITS,
  MailRefused,
  type ParsedMail,
  parseMail,
  type Verdict,
} from '../../platform/mail-in/index.ts'
import { digestOf } from '../../platform/secrets.ts'
import { findFirstWorkspace, findWorkspaceByKey, systemCtx } from '../workspaces/index.ts'
import { readBounce } from './bounces.ts'
import { type Delivered, deliver } from './deliver.ts'
import { type Match, matchMail, workspaceKeyOf } from './matching.ts'
import { rememberMail } from './remember.ts'
import { countOfSender, findMail, findSignedTicket, insertMail, type SignedTicket } from './repository.ts'

/** By which way a mail came. */
export type MailSource = 'imap' | 'resend' | 'mime'

/** What was made of a mail. */
export interface Ingested {
  readonly outcome: 'reply' | 'new_ticket' | 'automatic' | 'bounce' | 'refused'
  readonly ticketId: string | null
  readonly reason: string | null
  /** It had come before, and nothing was done. */
  readonly duplicate: boolean
}

/** A mail that was read, with everything that decides where it goes. */
export interface Arrival {
  readonly ctx: Ctx
  readonly mail: ParsedMail
  readonly key: string
  readonly source: MailSource
  readonly verdict: Verdict
  readonly match: Match
  readonly ticket: SignedTicket | null
  /** Its size, where it was too large and only its beginning was read. */
  readonly oversize: number | null
}

/** Beyond so many mails a sender is taken for a machine, which stops whatever answers every mail of ours with a new one. */
const BUSY = { mails: 5, withinMs: 600_000 }
const BUSY_FOR_LONG = { mails: 20, withinMs: 3_600_000 }
/** Beyond this nothing is made of their mails. */
const FLOODING = { mails: 200, withinMs: 3_600_000 }
/** How much of a mail is read that is too large as a whole. */
const HEAD_BYTES = 512 * 1024

/**
 * Takes one raw mail, whatever way it came: matches it to a ticket by our own signatures, or makes a
 * new one of it. The same mail again, by any way, is taken once. Throws only where something of ours
 * is away (database, virus scanner), so that whoever brought it tries again.
 *
 * @example await ingest(deps, 'mime', raw) // { outcome: 'reply', ticketId: 'tkt_…', … }
 */
export async function ingest(
  deps: Deps,
  source: MailSource,
  raw: Uint8Array,
  { size = raw.length } = {},
): Promise<Ingested> {
  const isOversize = size > MAIL_LIMITS.rawBytes
  const whole = isOversize ? { refused: 'too_large' } : await readMail(raw)
  // Of what is too large as a whole, its beginning says who writes what.
  const isCut = 'refused' in whole && /^too_(large|many_parts|slow)$/.test(whole.refused) && size > HEAD_BYTES
  const read = isCut ? await readMail(raw.subarray(0, HEAD_BYTES)) : whole
  if ('refused' in read) return refuseUnread(deps, source, raw, read.refused)
  const { mail } = read
  const match = matchMail(deps.config, mail)
  const ticket = match.ticketId ? ((await findSignedTicket(deps.db, match.ticketId)) ?? null) : null
  const workspaceId = ticket?.workspace_id ?? (await workspaceOf(deps, mail))
  if (workspaceId === null) return refused('no workspace has this address')
  const ctx = systemCtx(deps, workspaceId)
  const key = keyOf(mail, raw)
  const known = await findMail(deps.db, workspaceId, key)
  if (known) return again(known)
  const verdict = await judge(ctx, mail)
  const arrival: Arrival = { ctx, mail, key, source, verdict, match, ticket, oversize: isCut ? size : null }
  const delivered = await take(arrival)
  if (await rememberMail(arrival, delivered)) return { ...delivered.result, duplicate: false }
  const first = await findMail(deps.db, workspaceId, key)
  return first ? again(first) : { ...delivered.result, duplicate: true }
}

async function readMail(raw: Uint8Array): Promise<{ mail: ParsedMail } | { refused: string }> {
  try {
    return { mail: await parseMail(raw) }
  } catch (error) {
    if (error instanceof MailRefused) return { refused: error.reason }
    throw error
  }
}

/** Ours that came back, and what a flood brings, is noted and goes no further. */
async function take(arrival: Arrival): Promise<Delivered> {
  const { verdict, mail, ctx } = arrival
  if (mail.messageId && matchMail(ctx.deps.config, { recipients: [], references: [mail.messageId] }).ticketId) {
    return noted('refused', 'loop: our own mail came back')
  }
  if (verdict.kind === 'bounce') return readBounce(arrival)
  if (await sentMany(arrival, FLOODING)) return noted('refused', 'too many mails of this sender')
  const isBusy = (await sentMany(arrival, BUSY)) || (await sentMany(arrival, BUSY_FOR_LONG))
  return deliver(isBusy ? { ...arrival, verdict: tooBusy(verdict) } : arrival)
}

async function sentMany({ ctx, mail }: Arrival, rate: { mails: number; withinMs: number }): Promise<boolean> {
  if (!mail.from) return false
  const since = ctx.deps.clock.now() - rate.withinMs
  return (await countOfSender(ctx.deps.db, ctx.workspaceId, mail.from.address, since)) >= rate.mails
}

function tooBusy(verdict: Verdict): Verdict {
  return verdict.kind === 'person' ? { kind: 'automatic', reason: 'many mails of this sender' } : verdict
}

function noted(outcome: Ingested['outcome'], reason: string): Delivered {
  return { result: { outcome, ticketId: null, reason }, notes: [], failedMessageIds: [] }
}

async function judge({ deps }: Ctx, mail: ParsedMail): Promise<Verdict> {
  const from = /<([^<>]+)>\s*$/.exec(deps.config.mailFrom)?.[1] ?? deps.config.mailFrom
  return judgeMail(mail, [from.toLowerCase(), ...(deps.config.inboundAddress ? [deps.config.inboundAddress] : [])])
}

async function workspaceOf(deps: Deps, mail: ParsedMail): Promise<string | null> {
  const key = workspaceKeyOf(deps.config, mail)
  const named = key ? await findWorkspaceByKey(deps.db, key) : undefined
  if (named) return named.id
  return deps.config.mode === 'hosted' ? null : ((await findFirstWorkspace(deps.db))?.id ?? null)
}

/**
 * By what it says, not by what it passed through: two ways may bring the same mail with other trace
 * headers. Its text counts as well, because some programs give every mail the same Message-ID.
 */
function keyOf(mail: ParsedMail, raw: Uint8Array): string {
  if (mail.messageId === null) return digestOf(raw)
  const parts = [mail.messageId, mail.from?.address ?? '', mail.headers.get('date')?.[0] ?? '', mail.subject]
  return digestOf(Buffer.from(JSON.stringify([...parts, mail.text, mail.html, mail.files.map(({ name }) => name)])))
}

/** What cannot be read is noted with what little is known. */
async function refuseUnread(deps: Deps, source: MailSource, raw: Uint8Array, reason: string): Promise<Ingested> {
  deps.logger.warn({ source, reason, bytes: raw.length }, 'a mail was refused')
  const workspace = deps.config.mode === 'hosted' ? undefined : await findFirstWorkspace(deps.db)
  if (!workspace) return refused(reason)
  const added = await insertMail(deps.db, {
    id: newId('inboundMail'),
    workspace_id: workspace.id,
    source_key: digestOf(raw),
    source,
    message_id: null,
    sender: null,
    subject: null,
    verdict: 'refused',
    reason,
    ticket_id: null,
    received_at: deps.clock.now(),
  })
  return { ...refused(reason), duplicate: !added }
}

function refused(reason: string): Ingested {
  return { outcome: 'refused', ticketId: null, reason, duplicate: false }
}

function again(row: { verdict: string; ticket_id: string | null; reason: string | null }): Ingested {
  return {
    outcome: row.verdict as Ingested['outcome'],
    ticketId: row.ticket_id,
    reason: row.reason,
    duplicate: true,
  }
}
