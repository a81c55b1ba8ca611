import * as v from 'valibot'
import { ClientId, id } from '../core/ids.ts'
import { LIMITS } from '../core/limits.ts'
import { Cursor, PageLimit } from '../core/page.ts'
import { IsoTime, Name } from '../core/values.ts'
import { Slug } from '../help/slug.ts'
import { CONVERSATION_STATUSES } from './states.ts'

export const Channel = v.picklist(['chat'])

/** Who did something in a conversation. `system` stands for Deskbell itself and has no id. */
export const PARTICIPANT_KINDS = ['customer', 'agent', 'system'] as const
export const ParticipantKind = v.picklist(PARTICIPANT_KINDS)
export type ParticipantKind = v.InferOutput<typeof ParticipantKind>

export const ParticipantRef = v.object({ kind: ParticipantKind, id: v.nullable(v.string()) })
export type ParticipantRef = v.InferOutput<typeof ParticipantRef>

/** A participant with the name to show. A customer who gave none has `null`. */
export const Participant = v.object({ ...ParticipantRef.entries, name: v.nullable(v.string()) })
export type Participant = v.InferOutput<typeof Participant>

const MessageText = v.pipe(
  v.string(),
  v.check((text) => text.trim() !== '', 'must not be empty'),
  v.maxLength(LIMITS.messageLength, `must have at most ${LIMITS.messageLength} characters`),
)

/** What a message says. A union, so that images, files and places can join it. */
export const MessageContent = v.variant('type', [
  v.strictObject({
    type: v.literal('text'),
    text: MessageText,
    /** The article that the customer had read when they asked. */
    article: v.optional(v.strictObject({ slug: Slug, title: Name })),
  }),
])
export type MessageContent = v.InferOutput<typeof MessageContent>

const entryBase = {
  id: id('entry'),
  conversationId: id('conversation'),
  /** 1, 2, 3 … within the conversation, without gaps. */
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  at: IsoTime,
  by: ParticipantRef,
}

/** One entry of the append-only log of a conversation. */
export const Entry = v.variant('type', [
  v.object({ ...entryBase, type: v.literal('message'), clientId: ClientId, content: MessageContent }),
  v.object({ ...entryBase, type: v.literal('assigned'), assigneeId: v.nullable(id('agent')) }),
  v.object({ ...entryBase, type: v.literal('closed') }),
  v.object({ ...entryBase, type: v.literal('reopened') }),
])
export type Entry = v.InferOutput<typeof Entry>
export type MessageEntry = Extract<Entry, { type: 'message' }>

/** How far one participant has received and read: markers that only move forward. */
export const Receipt = v.object({
  participant: ParticipantRef,
  deliveredSeq: v.pipe(v.number(), v.integer(), v.minValue(0)),
  readSeq: v.pipe(v.number(), v.integer(), v.minValue(0)),
})
export type Receipt = v.InferOutput<typeof Receipt>

export const Conversation = v.object({
  id: id('conversation'),
  channel: Channel,
  status: v.picklist(CONVERSATION_STATUSES),
  customer: v.object({
    id: id('customer'),
    name: v.nullable(v.string()),
    email: v.nullable(v.string()),
    verified: v.boolean(),
  }),
  assigneeId: v.nullable(id('agent')),
  /** Everyone who stands in the log, and the customer. */
  participants: v.array(Participant),
  lastSeq: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** The newest message, cut to 200 characters; `null` before the first. */
  lastMessage: v.nullable(v.object({ seq: v.number(), by: ParticipantRef, at: IsoTime, preview: v.string() })),
  /** Messages of the other side that this caller has not read. */
  unread: v.number(),
  receipts: v.array(Receipt),
  createdAt: IsoTime,
  updatedAt: IsoTime,
})
export type Conversation = v.InferOutput<typeof Conversation>

/** Starts a conversation with its first message; a retry with the same `clientId` answers with the first result. */
export const StartConversation = v.strictObject({ clientId: ClientId, content: MessageContent })
export type StartConversation = v.InferOutput<typeof StartConversation>

export const SendMessage = v.strictObject({ clientId: ClientId, content: MessageContent })
export type SendMessage = v.InferOutput<typeof SendMessage>

export const MarkReceipt = v.pipe(
  v.strictObject({
    deliveredSeq: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
    readSeq: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  }),
  v.check((marks) => marks.deliveredSeq !== undefined || marks.readSeq !== undefined, 'needs deliveredSeq or readSeq'),
)
export type MarkReceipt = v.InferOutput<typeof MarkReceipt>

export const AssignConversation = v.strictObject({ assigneeId: v.nullable(id('agent')) })
export type AssignConversation = v.InferOutput<typeof AssignConversation>

/** The agents' views of the inbox. Customers have one list: their own, and no view. */
export const INBOX_VIEWS = ['mine', 'unassigned', 'all', 'closed'] as const
export const InboxView = v.picklist(INBOX_VIEWS, 'must be mine, unassigned, all or closed')
export type InboxView = v.InferOutput<typeof InboxView>

export const ListConversations = v.strictObject({
  view: v.optional(InboxView),
  customerId: v.optional(id('customer')),
  cursor: v.optional(Cursor),
  limit: PageLimit,
})
export type ListConversations = v.InferOutput<typeof ListConversations>

export const ConversationPage = v.object({ items: v.array(Conversation), nextCursor: v.nullable(v.string()) })
export type ConversationPage = v.InferOutput<typeof ConversationPage>

/** How many conversations each view holds, and how many of them wait to be read. */
export const InboxCounts = v.object({
  mine: v.number(),
  unassigned: v.number(),
  all: v.number(),
  closed: v.number(),
  unread: v.number(),
})
export type InboxCounts = v.InferOutput<typeof InboxCounts>

const Seq = v.pipe(v.string(), v.regex(/^\d{1,9}$/, 'must be a sequence number'), v.transform(Number))

/**
 * `after` catches up forwards (oldest first); `before` pages back through history (still answered
 * oldest first). Neither: the newest entries.
 */
export const ListEntries = v.pipe(
  v.strictObject({ after: v.optional(Seq), before: v.optional(Seq), limit: PageLimit }),
  v.check((query) => query.after === undefined || query.before === undefined, 'takes "after" or "before", not both'),
)
export type ListEntries = v.InferOutput<typeof ListEntries>

/**
 * Entries with everything a fold needs beside them. `hasMore` says whether more follow in the
 * direction asked for.
 */
export const EntryPage = v.object({ conversation: Conversation, entries: v.array(Entry), hasMore: v.boolean() })
export type EntryPage = v.InferOutput<typeof EntryPage>

/** What a send answers: the entry, and the conversation as it stands after it. */
export const SentMessage = v.object({ conversation: Conversation, entry: Entry })
export type SentMessage = v.InferOutput<typeof SentMessage>
