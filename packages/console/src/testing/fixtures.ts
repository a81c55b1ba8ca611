import type {
  Agent,
  Conversation,
  Customer,
  Entry,
  MessageContent,
  ParticipantRef,
  Workspace,
} from '@deskbell/protocol'

/** A well-formed id that says which one it is. */
export const idOf = (prefix: string, n: number) => `${prefix}_01h455vb4pex5vsknk${String(n).padStart(8, '0')}`

const MINUTE = 60_000
export const ago = (minutes: number, now = Date.now()) => new Date(now - minutes * MINUTE).toISOString()

const agent = (n: number, name: string, more: Partial<Agent> = {}): Agent => ({
  id: idOf('agt', n),
  name,
  email: `${name.split(' ')[0]?.toLowerCase()}@lumen.example`,
  role: 'agent',
  availability: 'available',
  active: true,
  openConversations: n,
  capacity: null,
  createdAt: ago(60 * 24 * 90),
  ...more,
})

export const AGENTS: readonly Agent[] = [
  agent(1, 'Noor Haddad', { role: 'admin', openConversations: 4 }),
  agent(2, 'Sam Okoye', { openConversations: 2 }),
  agent(3, 'Ines Prado', { openConversations: 6, availability: 'away' }),
  agent(4, 'Teo Lindqvist', { openConversations: 0 }),
]

/** Who goes to customers. */
export const PROVIDERS: readonly Agent[] = [
  agent(11, 'Leah Brandt', { role: 'provider', openConversations: 0 }),
  agent(12, 'Omar Reyes', { role: 'provider', openConversations: 0 }),
]

export const WORKSPACE: Workspace = {
  id: idOf('wsp', 1),
  key: 'wk_7Hq2mN4xVb9RtK3c',
  name: 'Lumen Lamps',
  brandColor: null,
  greeting: null,
  locale: 'en',
  allowedOrigins: ['https://www.lumen.example'],
  businessHours: null,
  replyMinutes: 10,
  requireIdentity: false,
  contactEmail: null,
  contactPhone: null,
  contactAddress: null,
  createdAt: ago(60 * 24 * 90),
}

/** Where the same person answers for another company. */
export const OTHER_WORKSPACE: Workspace = { ...WORKSPACE, id: idOf('wsp', 2), name: 'Harbour Bicycles' }

interface Said {
  readonly by: ParticipantRef
  readonly at: string
  readonly text?: string
  readonly article?: NonNullable<MessageContent['article']>
  readonly does?: { type: 'assigned'; assigneeId: string | null } | { type: 'closed' } | { type: 'reopened' }
}

/** The log of a conversation from what was said and done. */
export function entriesOf(conversationId: string, base: number, said: readonly Said[], from = 1): Entry[] {
  return said.map(({ by, at, text, article, does }, index) => {
    const common = { id: idOf('ent', base + index), conversationId, seq: from + index, at, by }
    if (does) return { ...common, ...does }
    return {
      ...common,
      type: 'message',
      clientId: `client-${base + index}-0000`,
      content: { type: 'text', text: text ?? '', article },
    }
  })
}

export const systemRef: ParticipantRef = { kind: 'system', id: null }
export const agentRef = (n: number): ParticipantRef => ({ kind: 'agent', id: idOf('agt', n) })
export const customerRef = (n: number): ParticipantRef => ({ kind: 'customer', id: idOf('cus', n) })

export function customerOf(n: number, more: Partial<Customer> = {}): Customer {
  return {
    id: idOf('cus', n),
    verified: false,
    externalId: null,
    name: null,
    email: null,
    phone: null,
    locale: 'en-GB',
    timeZone: 'Europe/Lisbon',
    attributes: {},
    lastPage: { url: 'https://www.lumen.example/lamps/arc', title: 'Arc floor lamp' },
    lastSeenAt: ago(3),
    createdAt: ago(60 * 24 * 12),
    ...more,
  }
}

/** A conversation as the inbox lists it, from its log. */
export function conversationOf(
  n: number,
  customer: Customer,
  entries: readonly Entry[],
  more: Partial<Conversation> = {},
): Conversation {
  const last = entries.findLast((entry) => entry.type === 'message')
  return {
    id: idOf('cnv', n),
    channel: 'chat',
    status: 'open',
    customer: { id: customer.id, name: customer.name, email: customer.email, verified: customer.verified },
    assigneeId: null,
    ticket: null,
    booking: null,
    participants: [
      { ...customerRef(n), id: customer.id, name: customer.name },
      ...AGENTS.map((one) => ({ kind: 'agent' as const, id: one.id, name: one.name })),
    ],
    lastSeq: entries.at(-1)?.seq ?? 0,
    lastMessage:
      last?.type === 'message'
        ? { seq: last.seq, by: last.by, at: last.at, preview: last.content.text.slice(0, 200) }
        : null,
    unread: 0,
    receipts: [],
    createdAt: entries[0]?.at ?? ago(1),
    updatedAt: entries.at(-1)?.at ?? ago(1),
    ...more,
  }
}
