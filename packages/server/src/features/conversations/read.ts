import {
  CodedError,
  type Conversation,
  type ConversationPage,
  type EntryPage,
  type InboxCounts,
  LIMITS,
  type ListConversations,
  type ListEntries,
} from '@deskbell/protocol'
import { requireInbox } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { findCustomer } from '../customers/index.ts'
import { type Caller, requireCaller, requireConversation, requireThreadCaller } from './access.ts'
import { readConversation, readConversations } from './conversation.ts'
import { toEntry } from './log.ts'
import { type ConversationRow, type ListQuery, listConversationRows, listEntryRows } from './repository.ts'
import { countViews } from './unread.ts'

export async function getConversation(ctx: Ctx, input: { conversationId: string }): Promise<Conversation> {
  const caller = requireThreadCaller(ctx)
  const row = await requireConversation(ctx.deps.db, caller.scope, input.conversationId)
  return readConversation(ctx.deps.db, row, caller)
}

/** A customer's own conversations, or a view of the inbox; newest activity first. */
export async function listConversations(ctx: Ctx, query: ListConversations): Promise<ConversationPage> {
  const caller = requireCaller(ctx)
  if (query.customerId !== undefined && caller.kind === 'agent') {
    const customer = await findCustomer(ctx.deps.db, ctx.workspaceId, query.customerId)
    if (!customer) throw new CodedError('not_found', `No customer has the id ${query.customerId}`)
  }
  const limit = query.limit ?? LIMITS.pageSize
  const rows = await listConversationRows(ctx.deps.db, { ...filterOf(caller, query), limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: await readConversations(ctx.deps.db, page, caller),
    nextCursor: rows.length > limit && last ? cursorOf(last) : null,
  }
}

function filterOf(caller: Caller, query: ListConversations): Omit<ListQuery, 'limit'> {
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor)
  if (caller.kind === 'agent') {
    const scope = { ...caller.scope, customerId: query.customerId ?? null }
    return { scope, view: query.view ?? (query.customerId ? undefined : 'all'), agentId: caller.id, after }
  }
  if (query.view !== undefined || query.customerId !== undefined) {
    const path = query.view === undefined ? 'customerId' : 'view'
    throw new CodedError('invalid_input', 'Customers have one list: their own', {
      errors: [{ path, message: 'is for agents' }],
    })
  }
  return { scope: caller.scope, after }
}

function cursorOf(row: ConversationRow): string {
  return `${row.updated_at}.${row.id}`
}

function readCursor(cursor: string): { updatedAt: number; id: string } {
  const parts = /^(\d{1,15})\.(cnv_[0-9a-z]{26})$/.exec(cursor)
  if (!parts?.[1] || !parts[2]) {
    throw new CodedError('invalid_input', undefined, {
      errors: [{ path: 'cursor', message: 'must be a cursor from an earlier answer' }],
    })
  }
  return { updatedAt: Number(parts[1]), id: parts[2] }
}

export async function countInbox(ctx: Ctx): Promise<InboxCounts> {
  const agent = requireInbox(ctx)
  return countViews(ctx.deps.db, ctx.workspaceId, agent.id)
}

/**
 * Entries of the log in ascending order, with the conversation beside them. None of them is newer
 * than the conversation, so what a client folds always fits together.
 */
export async function listEntries(ctx: Ctx, input: ListEntries & { conversationId: string }): Promise<EntryPage> {
  const caller = requireThreadCaller(ctx)
  const { db } = ctx.deps
  const row = await requireConversation(db, caller.scope, input.conversationId)
  const limit = input.limit ?? LIMITS.pageSize
  const range = { after: input.after, before: input.before, upTo: row.last_seq, limit: limit + 1 }
  const rows = await listEntryRows(db, row.id, range)
  const entries = rows.slice(0, limit).map(toEntry)
  if (input.after === undefined) entries.reverse()
  return { conversation: await readConversation(db, row, caller), entries, hasMore: rows.length > limit }
}
