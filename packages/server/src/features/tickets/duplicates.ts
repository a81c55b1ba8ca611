import type { FindSimilar, MessageContent, SimilarTicket, TicketStatus } from '@deskbell/protocol'
import { requireCustomer, requireInbox } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { requireCaller } from '../conversations/index.ts'
import { requireTicket } from './access.ts'
import { listQuestions } from './questions-repository.ts'
import type { Scope } from './repository.ts'
import { settingsFor } from './settings.ts'
import { findSimilar } from './similarity.ts'

/** Below this two questions have little in common; found by trying on written pairs, see the tests. */
export const ALIKE = 0.3
/** A customer's newest tickets that are compared. */
const COMPARED = 50
const SHOWN = 5
const DAY = 86_400_000

/** A customer's own open and recent questions that are like what they are about to ask. */
export async function findSimilarTickets(ctx: Ctx, input: FindSimilar): Promise<{ items: SimilarTicket[] }> {
  const { id } = requireCustomer(ctx)
  const scope = { workspaceId: ctx.workspaceId, customerId: id }
  return { items: await alike(ctx, scope, `${input.subject} ${input.text}`, null) }
}

/** Tickets of the same customer that are likely the same question as this one. */
export async function listDuplicates(
  ctx: Ctx,
  { ticketId }: { ticketId: string },
): Promise<{ items: SimilarTicket[] }> {
  requireInbox(ctx)
  const { db } = ctx.deps
  const ticket = await requireTicket(db, requireCaller(ctx).scope, ticketId)
  const scope = { workspaceId: ctx.workspaceId, customerId: ticket.customer_id }
  const [own] = await listQuestions(db, scope, { ticketId }, COMPARED)
  return { items: own ? await alike(ctx, scope, textOf(own), ticketId) : [] }
}

async function alike(ctx: Ctx, scope: Scope, text: string, except: string | null): Promise<SimilarTicket[]> {
  const { db, clock } = ctx.deps
  const { similarDays } = await settingsFor(db, ctx.workspaceId)
  const since = clock.now() - similarDays * DAY
  const rows = (await listQuestions(db, scope, { since }, COMPARED)).filter(({ id }) => id !== except)
  return findSimilar(
    text,
    rows.map((row) => ({ of: row, text: textOf(row) })),
  )
    .filter(({ similarity }) => similarity >= ALIKE)
    .slice(0, SHOWN)
    .map(({ of, similarity, sharedWords }) => ({
      id: of.id,
      number: of.number,
      subject: of.subject,
      status: of.status as TicketStatus,
      createdAt: new Date(of.created_at).toISOString(),
      similarity: Math.round(similarity * 100) / 100,
      sharedWords,
    }))
}

type Question = Awaited<ReturnType<typeof listQuestions>>[number]

function textOf({ subject, data }: Question): string {
  return `${subject} ${(JSON.parse(data) as MessageContent).text}`
}
