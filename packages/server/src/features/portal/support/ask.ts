import { CodedError, type FieldValues, type Ticket } from '@deskbell/protocol'
import { inTransaction } from '../../../db/transaction.ts'
import type { AppContext } from '../../../platform/http.ts'
import { RATE_RULES } from '../../../platform/limits.ts'
import type { Owner } from '../../attachments/index.ts'
import { findStarted } from '../../conversations/index.ts'
import { customerCtx, ensureContact } from '../../customers/index.ts'
import { createTicket, findTicketOf, getTicket } from '../../tickets/index.ts'
import type { Site } from '../site.ts'
import { type OfferedType, type Question, readAnswers } from './answers.ts'
import { type Fault, fieldId } from './fault.ts'
import type { SentForm } from './form.ts'
import { keepFiles } from './keep-files.ts'

/** What came of a form: a request, or what has to be mended first. */
export type Asked = { readonly ticket: Ticket } | { readonly faults: readonly Fault[] }

/**
 * Asks a question in the name of an address that nobody has vouched for: it becomes a request of the
 * contact with that address, and opens nothing of theirs. The same form sent twice is one request.
 * Throws `rate_limited`, and `unavailable` where files cannot be checked.
 */
export async function askByForm(c: AppContext, site: Site, type: OfferedType, form: SentForm): Promise<Asked> {
  const { question, faults } = readAnswers(form, type, site.t)
  if (faults.length > 0) return { faults }
  if (question.clientId === '') return { faults: [{ id: null, words: site.t('formBroken') }] }
  const { limiter } = c.get('deps')
  await limiter.consume(c.get('ip'), RATE_RULES.contactForm)
  await limiter.consume(question.email, RATE_RULES.contactFormSender)
  const { name, email, phone } = question
  const { ctx } = site
  const { locale } = site.reader
  const contact = await inTransaction(ctx, (tx) => ensureContact(tx, ctx.workspaceId, { email, name, phone, locale }))
  const own = customerCtx(ctx.deps, ctx.workspaceId, contact.id, ctx.requestId)
  const owner: Owner = { workspaceId: ctx.workspaceId, kind: 'customer', id: contact.id }
  const started = await findStarted(ctx.deps.db, contact.id, question.clientId)
  const first = started && (await findTicketOf(ctx.deps.db, ctx.workspaceId, started.id))
  if (first) return { ticket: await getTicket(own, { ticketId: first.id }) }
  const kept = await keepAll(site, owner, question)
  if (kept.faults.length > 0) return { faults: kept.faults }
  try {
    const { ticket } = await createTicket(
      own,
      {
        clientId: question.clientId,
        typeId: type.id,
        subject: question.subject,
        content: { type: 'text', text: question.text },
        fields: { ...question.fields, ...kept.fields },
        attachmentIds: kept.ids,
        contactMethod: question.contactMethod,
        pressing: question.pressing,
      },
      { channel: 'form', verifiedSender: false },
    )
    return { ticket }
  } catch (error) {
    return { faults: faultsOf(site, error) }
  }
}

async function keepAll(site: Site, owner: Owner, question: Question) {
  const { clientId } = question
  const fields: FieldValues = {}
  const faults: Fault[] = []
  for (const [key, files] of question.fieldFiles) {
    const brought = { id: fieldId(key), name: key, files }
    const kept = await keepFiles(site.ctx, site.t, { owner, clientId, brought })
    if (kept.ids.length > 0) fields[key] = kept.ids
    faults.push(...kept.faults)
  }
  const brought = { id: 'f.files', name: 'files', files: question.files }
  const kept = await keepFiles(site.ctx, site.t, { owner, clientId, brought })
  return { fields, ids: kept.ids, faults: [...faults, ...kept.faults] }
}

/** What stood against it after all, such as a type that was archived while somebody wrote. */
function faultsOf({ t }: Site, error: unknown): Fault[] {
  if (!(error instanceof CodedError)) throw error
  if (error.code === 'client_id_reused') return [{ id: null, words: t('faultSent') }]
  if (error.code !== 'invalid_input') throw error
  return (error.errors ?? []).map(({ path }) => {
    const key = /^fields\.(.+)$/.exec(path)?.[1]
    return key === undefined
      ? { id: null, words: t(path === 'typeId' ? 'typeGone' : 'formBroken') }
      : { id: fieldId(key), words: t('faultAnswer') }
  })
}
