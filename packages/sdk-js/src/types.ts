import type {
  Agent,
  Attachment,
  Conversation,
  Customer,
  Down,
  Entry,
  ErrorCode,
  InboxCounts,
  InboxView,
  Me,
  MessageContent,
  MessageEntry,
  Participant,
  ParticipantRef,
  Receipt,
  Room,
  SentMessage,
  UpdateCustomer,
  WidgetConfig,
} from '@deskbell/protocol'

/** A value that changes. `subscribe` calls back on each change, not at once, and returns its disposer. */
export interface Readable<T> {
  get(): T
  subscribe(listener: (value: T) => void): () => void
}

/**
 * `idle`: nothing needs a socket, and nothing is known to be wrong. `connecting`: opening, or opening again. `online`: heard from
 * lately. `offline`: the browser says so, or the link is dead and being retried.
 */
export type ConnectionStatus = 'idle' | 'connecting' | 'online' | 'offline'

/** Why something is not shown or sent, in a form a view can put in words. */
export type Trouble =
  | { readonly kind: 'offline' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'rate_limited'; readonly retryAt: number }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly detail: string }

/** An article that a message is about. */
export type ArticleRef = NonNullable<MessageContent['article']>

/** What goes with the text of a message. */
export interface Enclosed {
  readonly article?: ArticleRef | undefined
  /** Files that were sent ahead, by this person: see `@deskbell/sdk/uploads`. */
  readonly attachments?: readonly Attachment[] | undefined
}

/** A message that is not acknowledged yet. It stays until it is delivered or discarded, across reloads. */
export interface PendingMessage extends Enclosed {
  readonly clientId: string
  readonly text: string
  readonly createdAt: number
  /** `queued` and `sending` pass by themselves; `failed` says why and is retried when `retryable`. */
  readonly status: 'queued' | 'sending' | 'failed'
  readonly trouble: Trouble | null
  readonly retryable: boolean
}

/** A pending message outside its thread; the conversation has no id before its first message is delivered. */
export interface UnsentMessage extends PendingMessage {
  readonly conversationId: string | null
}

/** One thread as a client holds it: the fold of the log, and what is under way around it. */
export interface ConversationState {
  /** Null until the first message of a new conversation is acknowledged. */
  readonly id: string | null
  readonly load: 'loading' | 'ready' | 'failed'
  readonly trouble: Trouble | null
  readonly status: Conversation['status']
  readonly customer: Conversation['customer'] | null
  readonly assigneeId: string | null
  /** Number, subject and status, where the conversation has become a ticket; they change as it moves. */
  readonly ticket: Conversation['ticket']
  readonly participants: readonly Participant[]
  /** Ascending by `seq`, without gaps. */
  readonly entries: readonly Entry[]
  readonly hasOlder: boolean
  readonly receipts: readonly Receipt[]
  readonly pending: readonly PendingMessage[]
  /** Everyone else who types or is here now. */
  readonly typing: readonly ParticipantRef[]
  readonly present: readonly ParticipantRef[]
  readonly unread: number
}

export interface ConversationHandle {
  readonly state: Readable<ConversationState>
  /**
   * Queues a message and tries at once; `article` is what the writer had read, `attachments` what was uploaded for it.
   * Returns its client id. Throws a RangeError on overlong text, and on empty text without attachments.
   */
  send(text: string, article?: ArticleRef, attachments?: readonly Attachment[]): string
  retry(clientId: string): void
  discard(clientId: string): void
  loadOlder(): Promise<void>
  /** Marks everything up to the newest entry as read; call while the thread is in view. */
  markRead(): void
  /** Call on each keystroke; renewals are limited and the mark ends by itself. */
  typing(): void
  /** Lets go of the socket and listeners of this thread; the state can be opened again. */
  release(): void
}

/** A list that is loaded page by page and kept live. */
export interface ListState<T> {
  readonly load: 'loading' | 'ready' | 'failed'
  readonly trouble: Trouble | null
  readonly items: readonly T[]
  readonly hasMore: boolean
}

export interface LiveList<T> {
  readonly state: Readable<ListState<T>>
  loadMore(): Promise<void>
  reload(): Promise<void>
  release(): void
}

/** A place for small strings that survive a reload. Browsers use IndexedDB; Node uses memory unless told. */
export interface KeyValueStorage {
  get(key: string): Promise<string | undefined>
  set(key: string, value: string): Promise<void>
  delete(key: string): Promise<void>
  keys(prefix: string): Promise<string[]>
}

export interface ClientOptions {
  /** Origin of the service, such as `https://desk.example.com`. */
  readonly url: string
  readonly workspaceKey: string
  /** Nothing is read or written in it before the visitor acts, except to look for an earlier session. */
  readonly storage?: KeyValueStorage
  readonly locale?: string
  /** Identity from the host's server; asked again when a token nears its expiry. */
  readonly getToken?: () => Promise<string | null>
  readonly fetch?: typeof fetch
}

/** The way by which a client speaks to the service, for what this package has beside it, such as `@deskbell/sdk/tickets`. */
export interface Wire {
  readonly workspaceKey: string
  /** Of the service, without a slash at its end. */
  readonly origin: string
  /** JSON in and out; rejects with a `DeskbellError`. `open` leaves the credentials out. */
  call<T>(
    method: string,
    path: string,
    options?: {
      readonly query?: Readonly<Record<string, string | number | undefined>>
      readonly body?: unknown
      readonly open?: boolean
    },
  ): Promise<T>
  /** A current access token, with `renew` one newer than the last; for calls that carry something else than JSON. */
  token(renew: boolean): Promise<string>
  /** Makes a visitor where nobody has acted yet; call it before the first act of one. */
  act(): Promise<void>
  /** Listens to a room that this person may enter, such as `customer/cus_…`, until the answer is called. */
  join(room: `${Room['party']}/${string}`, listener: RoomListener): () => void
}

/** What somebody who listens to a room is told. */
export interface RoomListener {
  frame(frame: Down): void
  /** The room was joined, or cannot be joined just now: something may have been missed, so ask again. */
  sync(): void
}

/** The way by which an agent's client speaks, for what this package has beside it, such as `@deskbell/sdk/notifications`. */
export interface AgentWire extends Pick<Wire, 'origin' | 'call'> {
  /** Who is signed in here; null while nobody is known to be. */
  readonly agentId: Readable<string | null>
  /** Shows, in its thread, a message that was sent by another way than a handle's. */
  sent(message: SentMessage): void
}

/** The customer's side. */
export interface Client {
  readonly wire: Wire
  readonly connection: Readable<ConnectionStatus>
  /** Null until there is a session. */
  readonly customer: Readable<Customer | null>
  /** Messages unread over all conversations, agreeing across tabs. */
  readonly unread: Readable<number>
  /** Every message not acknowledged yet, oldest first: known after `resume()` even while nothing can be reached. */
  readonly unsent: Readable<readonly UnsentMessage[]>
  getConfig(): Promise<WidgetConfig>
  /** Picks up an earlier session if there is one; makes none. Resolves to whether there is. */
  resume(): Promise<boolean>
  identify(getToken: () => Promise<string | null>): Promise<Customer>
  update(input: UpdateCustomer): Promise<void>
  conversations(): LiveList<Conversation>
  conversation(id: string): ConversationHandle
  /** A new thread. Nothing exists on the server until its first message is sent. */
  newConversation(): ConversationHandle
  /** Ends the session here, on the server and in other tabs, and forgets what was stored. */
  logout(): Promise<void>
  /** Removes every socket, listener and timer; keeps what is stored. */
  destroy(): void
}

export interface AgentClientOptions {
  readonly url: string
  /**
   * For somebody who works in several workspaces: which one, asked while nobody is signed in here. Null for the
   * first they joined. From then on every call names the workspace that was found, so that a client
   * never slips into another; to change it, make a new client.
   */
  readonly workspaceId?: () => string | null
  readonly storage?: KeyValueStorage
  readonly fetch?: typeof fetch
}

/**
 * The agents' side: the same threads, by the session cookie. A provider has no inbox: `counts` stays null, `agents` empty, and the
 * only conversations are those of their bookings.
 */
export interface AgentClient {
  readonly wire: AgentWire
  readonly connection: Readable<ConnectionStatus>
  readonly counts: Readable<InboxCounts | null>
  readonly agents: Readable<readonly Agent[]>
  /** Null when nobody is signed in. Rejects with `not_found` where the workspace asked for is not theirs. */
  me(): Promise<Me | null>
  signIn(email: string, password: string): Promise<Me>
  signOut(): Promise<void>
  updateMe(input: { name?: string; availability?: Agent['availability'] }): Promise<Agent>
  inbox(view: InboxView): LiveList<Conversation>
  /**
   * Tells what the inbox room publishes, or the room of one's own for a provider, for views the client holds no state of, such as tickets. Null says that something may have been missed:
   * ask again. Returns its disposer.
   */
  listen(listener: (frame: Down | null) => void): () => void
  conversation(id: string): ConversationHandle
  customer(id: string): Promise<Customer>
  customerConversations(customerId: string): Promise<readonly Conversation[]>
  assign(conversationId: string, assigneeId: string | null): Promise<void>
  close(conversationId: string): Promise<void>
  reopen(conversationId: string): Promise<void>
  destroy(): void
}

export type { Conversation, Entry, MessageEntry }
