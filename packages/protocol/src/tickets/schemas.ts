import * as v from 'valibot'
import { Attachment, AttachmentIds } from '../attachments/schemas.ts'
import { Channel, Conversation, Draft, Entry, ParticipantRef, saysSomething } from '../conversations/schemas.ts'
import { ClientId, id } from '../core/ids.ts'
import { LIMITS } from '../core/limits.ts'
import { Email, IsoTime, isOneLine, Locale, Name } from '../core/values.ts'
import { TicketClock } from '../sla/schemas.ts'
import { FieldValues, Key } from '../ticket-types/fields.ts'
import { Priority } from '../ticket-types/schemas.ts'
import { RESOLUTION_TYPES, TICKET_STATUSES } from './states.ts'

export const TicketStatus = v.picklist(TICKET_STATUSES, `must be one of ${TICKET_STATUSES.join(', ')}`)
export type TicketStatus = v.InferOutput<typeof TicketStatus>
export const ResolutionType = v.picklist(RESOLUTION_TYPES, `must be one of ${RESOLUTION_TYPES.join(', ')}`)
export type ResolutionType = v.InferOutput<typeof ResolutionType>

export const Subject = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(LIMITS.subjectLength),
  isOneLine,
)
export const Tag = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(LIMITS.tagLength),
  isOneLine,
)
export const Tags = v.pipe(v.array(Tag), v.maxLength(LIMITS.tagsPerTicket))

/** How a person would like to be answered. */
export const CONTACT_METHODS = ['email', 'phone', 'chat'] as const
export const ContactMethod = v.picklist(CONTACT_METHODS, 'must be email, phone or chat')
export type ContactMethod = v.InferOutput<typeof ContactMethod>

/** A number people call a ticket by, such as #1042. */
const TicketNumber = v.pipe(v.number(), v.integer(), v.minValue(1))

export const NextStep = v.strictObject({
  text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LIMITS.nameLength)),
  done: v.boolean(),
})
export type NextStep = v.InferOutput<typeof NextStep>

/** What a host keeps with a ticket, for its own use: short texts by key. */
export const Metadata = v.pipe(
  v.record(Key, v.pipe(v.string(), v.maxLength(LIMITS.attributeValueLength))),
  v.maxEntries(LIMITS.attributeCount),
)

/** How a ticket was rated: 1 is bad, 5 very good. */
export const Rating = v.object({ score: v.number(), comment: v.nullable(v.string()), at: IsoTime })
export type Rating = v.InferOutput<typeof Rating>

const shared = {
  id: id('ticket'),
  number: TicketNumber,
  conversationId: id('conversation'),
  channel: Channel,
  typeId: id('ticketType'),
  subject: v.string(),
  status: TicketStatus,
  fields: FieldValues,
  customer: v.object({
    id: id('customer'),
    name: v.nullable(v.string()),
    email: v.nullable(v.string()),
    verified: v.boolean(),
  }),
  /** The booking it is about, by the host's own reference. */
  bookingRef: v.nullable(v.string()),
  contactMethod: v.nullable(ContactMethod),
  /** The closed ticket that this one goes on from. */
  followsUpId: v.nullable(id('ticket')),
  /** The ticket that this one was merged into. */
  mergedIntoId: v.nullable(id('ticket')),
  rating: v.nullable(Rating),
  createdAt: IsoTime,
  updatedAt: IsoTime,
  resolvedAt: v.nullable(IsoTime),
  closedAt: v.nullable(IsoTime),
}

/** What only people of the workspace see; null for customers. */
export const TicketWork = v.object({
  priority: Priority,
  teamId: v.nullable(id('team')),
  assigneeId: v.nullable(id('agent')),
  tags: v.array(v.string()),
  metadata: v.record(v.string(), v.string()),
  nextSteps: v.array(NextStep),
  clocks: v.array(TicketClock),
  escalation: v.nullable(
    v.object({ agentId: v.nullable(id('agent')), teamId: v.nullable(id('team')), reason: v.string(), at: IsoTime }),
  ),
  resolution: v.nullable(v.object({ type: v.nullable(ResolutionType), summary: v.string(), notes: v.string() })),
  firstResponseAt: v.nullable(IsoTime),
  /** Whether the sender is who they say: false for mail and forms that nothing vouches for. */
  verifiedSender: v.boolean(),
})

/** A ticket: workflow upon a conversation. Its messages are the conversation's entries. */
export const Ticket = v.object({
  ...shared,
  typeName: v.string(),
  /** When an answer may be expected; null where nothing is promised or it was given. */
  expectedAt: v.nullable(IsoTime),
  /** The newest message, cut to 200 characters. */
  lastMessage: Conversation.entries.lastMessage,
  unread: v.number(),
  work: v.nullable(TicketWork),
})
export type Ticket = v.InferOutput<typeof Ticket>

const question = {
  clientId: ClientId,
  typeId: id('ticketType'),
  subject: Subject,
  /** What it is about, in the customer's words: the first message. */
  content: Draft,
  fields: v.optional(FieldValues, {}),
  attachmentIds: v.optional(AttachmentIds, []),
  bookingRef: v.optional(
    v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LIMITS.nameLength), isOneLine)),
  ),
  contactMethod: v.optional(ContactMethod),
  /** How pressing the customer finds it. It may raise the type's priority by one step, never lower it. */
  pressing: v.optional(v.boolean(), false),
}

const NewCustomer = v.strictObject({
  name: v.optional(Name),
  email: v.optional(Email),
  phone: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(30))),
  locale: v.optional(Locale),
})

/**
 * Asks a question. An agent names whom it is for and how it came (a telephone call, say); a customer
 * asks for themselves and leaves those out.
 */
export const CreateTicket = v.strictObject({
  ...question,
  customer: v.optional(v.union([v.strictObject({ id: id('customer') }), NewCustomer])),
  channel: v.optional(Channel),
  priority: v.optional(Priority),
  tags: v.optional(Tags),
  metadata: v.optional(Metadata),
})
export type CreateTicket = v.InferOutput<typeof CreateTicket>

export const TicketCreated = v.object({
  ticket: Ticket,
  conversation: Conversation,
  /** The same question, sent again within minutes: this is the first one, and nothing was added. */
  duplicate: v.boolean(),
})
export type TicketCreated = v.InferOutput<typeof TicketCreated>

/** Makes a ticket of a chat; nothing is copied. */
export const ConvertConversation = v.strictObject({
  typeId: id('ticketType'),
  subject: Subject,
  fields: v.optional(FieldValues, {}),
  priority: v.optional(Priority),
})
export type ConvertConversation = v.InferOutput<typeof ConvertConversation>

/** Answers on a ticket. A customer's reply to a closed one starts a follow-up, which is what comes back. */
export const ReplyToTicket = v.pipe(
  v.strictObject({
    clientId: ClientId,
    content: Draft,
    attachmentIds: v.optional(AttachmentIds, []),
    /** For agents: where the ticket goes with it. */
    status: v.optional(v.picklist(['in_progress', 'waiting', 'resolved'])),
  }),
  saysSomething(),
)
export type ReplyToTicket = v.InferOutput<typeof ReplyToTicket>
export const TicketReply = v.object({ ticket: Ticket, conversation: Conversation, entry: Entry })
export type TicketReply = v.InferOutput<typeof TicketReply>

/** A question that was asked before, and how like it is. */
export const SimilarTicket = v.object({
  id: id('ticket'),
  number: TicketNumber,
  subject: v.string(),
  status: TicketStatus,
  createdAt: IsoTime,
  /** 0 to 1: the share of the words of both that they have in common, rare words counting more. */
  similarity: v.number(),
  /** The words that weigh most in it. */
  sharedWords: v.array(v.string()),
})
export type SimilarTicket = v.InferOutput<typeof SimilarTicket>

export const FindSimilar = v.strictObject({
  subject: v.optional(v.pipe(v.string(), v.maxLength(LIMITS.subjectLength)), ''),
  text: v.pipe(v.string(), v.maxLength(LIMITS.messageLength)),
})
export type FindSimilar = v.InferOutput<typeof FindSimilar>

export const RateTicket = v.strictObject({
  score: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
  comment: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(LIMITS.commentLength)), ''),
})
export type RateTicket = v.InferOutput<typeof RateTicket>

/** Something that happened to a ticket, for its history. */
export const TicketEvent = v.object({
  id: v.string(),
  type: v.string(),
  at: IsoTime,
  by: ParticipantRef,
  /** What changed, by name; the values before and after. */
  changes: v.array(v.object({ what: v.string(), from: v.nullable(v.string()), to: v.nullable(v.string()) })),
  note: v.nullable(v.string()),
})
export type TicketEvent = v.InferOutput<typeof TicketEvent>

/** A remark for colleagues. Customers never see it. */
export const Note = v.object({
  id: id('note'),
  conversationId: id('conversation'),
  authorId: v.nullable(id('agent')),
  text: v.string(),
  /** Colleagues who were called by `@`. */
  mentions: v.array(id('agent')),
  attachments: v.array(Attachment),
  at: IsoTime,
})
export type Note = v.InferOutput<typeof Note>
export const AddNote = v.strictObject({
  clientId: ClientId,
  text: v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'), v.maxLength(LIMITS.messageLength)),
  mentions: v.optional(v.pipe(v.array(id('agent')), v.maxLength(20)), []),
  attachmentIds: v.optional(AttachmentIds, []),
})
export type AddNote = v.InferOutput<typeof AddNote>
