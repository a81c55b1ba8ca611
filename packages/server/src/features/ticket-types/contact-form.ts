import { CodedError, type ContactForm, LIMITS, type Priority } from '@deskbell/protocol'
import type { Ctx } from '../../platform/context.ts'
import { allowsOrigin, availability, findWorkspaceByKey, settingsOf } from '../workspaces/index.ts'
import { expectedAnswerAt } from './expected.ts'
import { listTicketTypeRows, type TicketTypeRow } from './repository.ts'
import { fieldsOf } from './ticket-type.ts'

/**
 * What a contact form asks, by type, and when an answer may be expected. Reads only. Throws
 * `not_found` for an unknown key and `origin_not_allowed` for pages of other sites.
 */
export async function getContactForm(ctx: Ctx, key: string, origin: string | null): Promise<ContactForm> {
  const { db, clock } = ctx.deps
  const row = await findWorkspaceByKey(db, key)
  if (!row) throw new CodedError('not_found', 'No workspace has this key')
  if (origin !== null && !(await allowsOrigin(ctx.deps, origin, row.id))) {
    throw new CodedError('origin_not_allowed', `This workspace does not allow the origin ${origin}`)
  }
  const { businessHours, replyMinutes } = settingsOf(row)
  const types = await listOffered(ctx, row.id)
  const now = clock.now()
  // Types share priorities and policies, so few promises are counted.
  const promises = new Map<string, Promise<number | null>>()
  const promiseTo = (type: TicketTypeRow) => {
    const promise = { policyId: type.sla_policy_id, priority: type.priority as Priority }
    const name = `${promise.policyId} ${promise.priority}`
    const counted = promises.get(name) ?? expectedAnswerAt(db, row.id, businessHours, promise, now)
    promises.set(name, counted)
    return counted
  }
  return {
    types: await Promise.all(types.map(async (type) => toOffer(type, await promiseTo(type)))),
    availability: availability(businessHours, replyMinutes, now),
    attachments: { count: LIMITS.attachmentsPerMessage, bytes: LIMITS.attachmentBytes },
  }
}

async function listOffered({ deps }: Ctx, workspaceId: string): Promise<TicketTypeRow[]> {
  const rows = await listTicketTypeRows(deps.db, workspaceId)
  return rows.filter((row) => row.offered === 1 && row.archived === 0)
}

function toOffer(row: TicketTypeRow, expectedAt: number | null): ContactForm['types'][number] {
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    description: row.description,
    priority: row.priority as Priority,
    fields: fieldsOf(row),
    expectedAt: expectedAt === null ? null : new Date(expectedAt).toISOString(),
  }
}
