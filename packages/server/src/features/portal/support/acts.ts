import { ClientId, CodedError, LIMITS } from '@deskbell/protocol'
import * as v from 'valibot'
import { inTransaction } from '../../../db/transaction.ts'
import type { AppContext } from '../../../platform/http.ts'
import { RATE_RULES } from '../../../platform/limits.ts'
import { issueToken } from '../../support-links/index.ts'
import { rateTicket, reopenTicket, replyToTicket } from '../../tickets/index.ts'
import { link, type Site } from '../site.ts'
import type { Door } from './door.ts'
import { type Fault, faultsOfFiles } from './fault.ts'
import type { SentForm } from './form.ts'
import { keepFiles } from './keep-files.ts'

/** What came of a form on the page of a request: where to go on, or what has to be mended. */
export type Acted = { readonly to: string } | { readonly faults: readonly Fault[] }

/** Sends a reply. One to a closed request begins another, which the reader's way in then opens as well. */
export async function reply(c: AppContext, site: Site, door: Door, form: SentForm): Promise<Acted> {
  const { t } = site
  const { ctx, ticket } = door
  const text = form.text('message').trim()
  const files = form.files('files')
  const faults = faultsOfFiles(t, 'f.files', files)
  const clientId = v.safeParse(ClientId, form.text('clientId'))
  if (text === '' && files.length === 0) faults.push({ id: 'f.message', words: t('faultReply') })
  if (text.length > LIMITS.messageLength) {
    faults.push({ id: 'f.message', words: t('faultLong', { length: t.number(LIMITS.messageLength) }) })
  }
  if (!clientId.success) faults.push({ id: null, words: t('formBroken') })
  if (faults.length > 0 || !clientId.success) return { faults }
  const { limiter } = c.get('deps')
  await limiter.consume(ticket.customer.id, RATE_RULES.message)
  await limiter.consume(c.get('ip'), RATE_RULES.messagePerAddress)
  const owner = { workspaceId: ctx.workspaceId, kind: 'customer', id: ticket.customer.id } as const
  const brought = { id: 'f.files', name: 'files', files }
  const kept = await keepFiles(ctx, t, { owner, clientId: clientId.output, brought })
  if (kept.faults.length > 0) return kept
  const { ticket: after } = await replyToTicket(
    ctx,
    {
      ticketId: ticket.id,
      clientId: clientId.output,
      content: { type: 'text', text },
      attachmentIds: kept.ids,
    },
    { channel: 'form' },
  )
  if (after.id === ticket.id) return { to: `${link(site, door.place(null))}?done=replied#p.last` }
  return { to: `${await addressOfNext(site, door, after)}?done=followed` }
}

/** Where somebody goes on who replied to one request and so wrote to another. */
async function addressOfNext(site: Site, door: Door, next: Door['ticket']): Promise<string> {
  if (!door.byLink) return link(site, { name: 'request', number: next.number, act: null })
  const target = { customerId: next.customer.id, ticketId: next.id }
  const token = await inTransaction(door.ctx, (tx) => issueToken(door.ctx, tx, target))
  return link(site, { name: 'link', token, act: null })
}

/** Takes a resolved request up again. Where that was done already, it stays so. */
export async function reopen(site: Site, { ctx, ticket, place }: Door): Promise<Acted> {
  const here = link(site, place(null))
  try {
    await reopenTicket(ctx, { ticketId: ticket.id })
    return { to: `${here}?done=reopened` }
  } catch (error) {
    const isPast = error instanceof CodedError && /^(invalid_transition|ticket_closed)$/.test(error.code)
    if (!isPast) throw error
    return { to: here }
  }
}

export async function rate(site: Site, { ctx, ticket, place }: Door, form: SentForm): Promise<Acted> {
  const { t } = site
  const score = /^[1-5]$/.exec(form.text('score'))?.[0]
  const comment = form.text('comment').trim()
  if (!score) return { faults: [{ id: 'f.score', words: t('faultRate') }] }
  if (comment.length > LIMITS.commentLength) {
    return { faults: [{ id: 'f.comment', words: t('faultLong', { length: t.number(LIMITS.commentLength) }) }] }
  }
  try {
    await rateTicket(ctx, { ticketId: ticket.id, score: Number(score), comment })
  } catch (error) {
    // It was reopened while somebody rated: the page then shows that, and asks again in the end.
    if (!(error instanceof CodedError) || error.code !== 'conflict') throw error
  }
  return { to: `${link(site, place(null))}#rating` }
}
