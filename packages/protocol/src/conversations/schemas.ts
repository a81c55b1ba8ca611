import * as v from 'valibot'
import { Attachment, AttachmentIds } from '../attachments/schemas.ts'
import { ClientId, id } from '../core/ids.ts'
import { LIMITS } from '../core/limits.ts'
import { Cursor, PageLimit } from '../core/page.ts'
import { IsoTime, Name } from '../core/values.ts'
import { Slug } from '../help/slug.ts'
import { TICKET_STATUSES } from '../tickets/states.ts'
import { CHANNELS, CONVERSATION_STATUSES } from './states.ts'

export const Channel = v.picklist(CHANNELS, `must be one of ${CHANNELS.join(', ')}`)

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
  v.maxLength(LIMITS.messageLength, `must have at most ${LIMITS.messageLength} characters`),
)

/** A point in degrees (WGS 84), and what stands there. */
export const MessageLocation = v.strictObject({
  latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
  label: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
})
export type MessageLocation = v.InferOutput<typeof MessageLocation>

const text = {
  type: v.literal('text'),
  text: MessageText,
  /** The article that the customer had read when they asked. */
  article: v.optional(v.strictObject({ slug: Slug, title: Name })),
  /** A place on the map that is sent along. */
  location: v.optional(MessageLocation),
}

/** What a person writes. A union, so that pictures and places can join it. */
export const Draft = v.variant('type', [v.strictObject(text)])
export type Draft = v.InferOutput<typeof Draft>

/** A message has text, files or a place. */
export function saysSomething<T extends { content: Draft; attachmentIds?: string[] | undefined }>() {
  return v.rawCheck<T>(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const { content, attachmentIds = [] } = dataset.value
    if (content.text.trim() !== '' || attachmentIds.length > 0 || content.location) return
    const origin = { type: 'object', origin: 'value' } as const
    addIssue({
      message: 'must not be empty',
      path: [
        { ...origin, input: dataset.value, key: 'content', value: content },
        { ...origin, input: content, key: 'text', value: content.text },
      ],
    })
  })
}

/** What a message says, with what came along. */
export const MessageContent = v.variant('type', [
  v.object({
    ...text,
    attachments: v.optional(v.array(Attachment)),
    /** For mail: what stood below the reply, such as the quoted message and the signature; shown folded. */
    quoted: v.optional(v.string()),
    /** Written by a machine: a first response, or somebody's out-of-office. */
    automatic: v.optional(v.boolean()),
  }),
])
export type MessageContent = v.InferOutput<typeof MessageContent>

/** What everyone may see of a conversation's ticket. */
export const TicketSummary = v.object({
  id: id('ticket'),
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  subject: v.string(),
  status: v.picklist(TICKET_STATUSES),
})
export type TicketSummary = v.InferOutput<typeof TicketSummary>

/** What everyone in a booking's conversation may see of it. */
export const BookingSummary = v.object({
  id: id('booking'),
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  service: v.string(),
  providerId: v.nullable(id('agent')),
})
export type BookingSummary = v.InferOutput<typeof BookingSummary>

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
  /** The conversation became a ticket, or its ticket moved on. */
  v.object({ ...entryBase, type: v.literal('ticket'), ticket: TicketSummary }),
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
  /** Its ticket, where it has become one. */
  ticket: v.nullable(TicketSummary),
  /** The booking that customer and provider talk about; null for everything else. */
  booking: v.nullable(BookingSummary),
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
export const StartConversation = v.pipe(
  v.strictObject({ clientId: ClientId, content: Draft, attachmentIds: v.optional(AttachmentIds) }),
  saysSomething(),
)
export type StartConversation = v.InferOutput<typeof StartConversation>

export const SendMessage = v.pipe(
  v.strictObject({ clientId: ClientId, content: Draft, attachmentIds: v.optional(AttachmentIds) }),
  saysSomething(),
)
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
