import { CodedError, fillVariables, LIMITS, type MacroAction, type Ticket } from '@deskbell/protocol'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import { requireInbox } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { findAgent, requireAssignable } from '../agents/index.ts'
import { appendMessage, type Caller, giveTo, requireCaller } from '../conversations/index.ts'
import { findCustomer } from '../customers/index.ts'
import {
  changePriority,
  changeTicket,
  type HeldTicket,
  holdTicket,
  leaveNote,
  listTags,
  readTicket,
  requireTicket,
  stepTo,
  variablesOf,
} from '../tickets/index.ts'
import { noteUse } from './repository.ts'
import { actionsOf, requireMacro } from './service.ts'

interface Applying {
  readonly ticketId: string
  readonly macroId: string
  readonly clientId: string
}

/**
 * Does everything a macro says to one ticket, in its order, or nothing. A retry with the same client
 * id does it once. Throws `not_found`, `client_id_reused`, and whatever stands in the way of one of
 * its actions, such as `invalid_transition`.
 */
export async function applyMacro(ctx: Ctx, { ticketId, macroId, clientId }: Applying): Promise<Ticket> {
  requireInbox(ctx)
  const by = requireCaller(ctx)
  const row = await inTransaction(ctx, async (tx) => {
    // Held from the start, so that a retry waits for the first.
    await holdTicket(tx, by.scope, ticketId)
    const macro = await requireMacro(tx.db, ctx.workspaceId, macroId)
    const use = { workspace_id: ctx.workspaceId, agent_id: by.id, client_id: clientId, ticket_id: ticketId }
    const first = await noteUse(tx.db, { ...use, macro_id: macroId, at: tx.now() })
    if (first && (first.ticket_id !== ticketId || first.macro_id !== macroId)) throw new CodedError('client_id_reused')
    if (!first) {
      for (const action of actionsOf(macro)) await act(ctx, tx, by, ticketId, action)
      await tx.record({ type: 'macro.applied', subject: ticketId, data: { macroId, name: macro.name } })
    }
    return requireTicket(tx.db, by.scope, ticketId)
  })
  return readTicket(ctx.deps, row, by)
}

async function act(ctx: Ctx, tx: Tx, by: Caller, ticketId: string, action: MacroAction): Promise<void> {
  const held = await holdTicket(tx, by.scope, ticketId)
  const { ticket, conversation } = held
  switch (action.do) {
    case 'reply':
    case 'note': {
      const text = await fill(tx, by, held, action.text)
      if (text === '') return
      const clientId = newId('entry')
      if (action.do === 'reply') {
        await appendMessage(ctx, tx, by, conversation.id, { clientId, content: { type: 'text', text } })
      } else {
        const note = { conversationId: conversation.id, authorId: by.id, clientId, text }
        await leaveNote(ctx, tx, { ...note, mentions: [], attachmentIds: [] })
      }
      return
    }
    case 'status':
      if (ticket.status !== action.status) await stepTo(tx, held, action.status, by)
      return
    case 'priority':
      await changePriority(tx, ticket, action.priority)
      return
    case 'team':
      await changeTicket(tx, held, { teamId: action.teamId }, by)
      return
    case 'assign': {
      const to = action.to === 'me' ? by.id : action.to === 'nobody' ? null : action.to
      if (to === ticket.assignee_id) return
      if (to !== null) await requireAssignable(tx.db, ctx.workspaceId, to)
      await giveTo(ctx, tx, conversation, to, by)
      return
    }
    case 'add_tags':
    case 'remove_tags':
      await changeTicket(tx, held, { tags: await tagsAfter(tx, ticket, action.do, action.tags) }, by)
  }
}

async function tagsAfter(
  tx: Tx,
  ticket: HeldTicket['ticket'],
  what: 'add_tags' | 'remove_tags',
  named: readonly string[],
): Promise<string[]> {
  const kept = ((await listTags(tx.db, ticket.workspace_id, [ticket.id])).get(ticket.id) ?? []).filter(
    (tag) => !named.includes(tag),
  )
  const tags = what === 'add_tags' ? [...kept, ...new Set(named)] : kept
  if (tags.length <= LIMITS.tagsPerTicket) return tags
  throw new CodedError('limit_reached', `A ticket has at most ${LIMITS.tagsPerTicket} tags`)
}

async function fill(tx: Tx, by: Caller, { ticket }: HeldTicket, text: string): Promise<string> {
  const customer = await findCustomer(tx.db, ticket.workspace_id, ticket.customer_id)
  const agent = await findAgent(tx.db, ticket.workspace_id, by.id)
  const values = {
    ...(customer && (await variablesOf(tx.db, ticket, customer))),
    ...(agent && { 'agent.name': agent.name, 'agent.first_name': agent.name.split(' ')[0] ?? '' }),
  }
  return fillVariables(text, values).trim().slice(0, LIMITS.messageLength)
}
