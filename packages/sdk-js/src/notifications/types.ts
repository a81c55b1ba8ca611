import type {
  Down,
  Notification,
  NotificationCategory,
  NotificationCounts,
  OwnNotificationPreferences,
  PushSubscriptionInfo,
  UpdateNotificationPreferences,
} from '@deskbell/protocol'
import type { LiveList, Readable, Trouble, Wire } from '../types.ts'

/** How notifications reach the service and hear of what is new: made of a `Client` or an `AgentClient`, or by hand. */
export interface NotificationsSource {
  /** JSON in and out; rejects with a `DeskbellError`. */
  readonly call: Wire['call']
  /** Whose notifications these are: the id of a customer or agent. Null while nobody is known: nothing is asked then. */
  readonly recipient: Readable<string | null>
  /**
   * Tells what the room of the recipient publishes, and null when something may have been missed. Returns what stops it.
   */
  listen(recipientId: string, listener: (frame: Down | null) => void): () => void
  /** A name that the tabs share which should agree; without one, this tab stands alone. */
  readonly tabs?: string
}

export interface NotificationFilter {
  readonly category?: NotificationCategory
  /** Only what is not read yet. What is read while it is shown stays until the list is asked for again. */
  readonly unread?: boolean
}

/** Some by their ids, or all; of one category where it is named. */
export type NotificationMark =
  | { readonly ids: readonly string[] }
  | { readonly all: true; readonly category?: NotificationCategory }

/**
 * How push stands in this browser. `unsupported`: it cannot. `denied`: the person refused it, and only they can change
 * that, in the settings of the browser. `taken`: the worker has a subscription that is not ours.
 */
export type PushState = 'unsupported' | 'denied' | 'taken' | 'off' | 'on'

/** Push to this browser. Registering a worker is the page's: see the article on push. */
export interface PushSwitch {
  /** Asks nobody for anything. */
  state(registration: ServiceWorkerRegistration): Promise<PushState>
  /**
   * Asks for permission where that is open: call it from a click. Again, it answers with the same subscription.
   *
   * @throws DeskbellError `forbidden` where the person refuses, or the worker has a subscription that is not ours
   */
  subscribe(registration: ServiceWorkerRegistration): Promise<PushSubscriptionInfo>
  /** Ends it on the service and here; here also where the service cannot be told, which it then throws. */
  unsubscribe(registration: ServiceWorkerRegistration): Promise<void>
}

/** A person's own notifications. Every call rejects with a `DeskbellError`. */
export interface Notifications {
  /** How many are unread, over all and by category, each up to 1,000; null until it is known. Agrees across tabs. */
  readonly counts: Readable<NotificationCounts | null>
  /** Why the counts or a list could not be asked for anew; null when they could. */
  readonly trouble: Readable<Trouble | null>
  /** The newest first, kept live until it is released. */
  list(filter?: NotificationFilter): LiveList<Notification>
  /** Shown at once everywhere, and undone where the service refuses it. */
  markRead(what: NotificationMark): Promise<void>
  /** Asks again for whatever is shown. */
  refresh(): void
  preferences(): Promise<OwnNotificationPreferences>
  /** What is left out stays. */
  updatePreferences(changes: UpdateNotificationPreferences): Promise<OwnNotificationPreferences>
  readonly push: PushSwitch
  /** Ends every timer, listener and list; what is under way is forgotten. */
  destroy(): void
}
