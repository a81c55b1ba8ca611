import type { NotificationCategory, OwnNotificationPreferences, PersonChannel } from '@deskbell/protocol'
import type { Trouble } from '@deskbell/sdk'
import { DeskbellError, type PushState, toTrouble } from '@deskbell/sdk/notifications'
import { followLanguage, onePerStore } from '../../../language.ts'
import { effect, type Signal, signal } from '../../../signals.ts'
import type { Store } from '../../../store.ts'
import { centerOf } from '../center.ts'
import { type ChoicesTranslator, choicesWords } from './words/words.ts'
import { pushWorker } from './worker.ts'

type Preferences = Omit<OwnNotificationPreferences, 'available'>
export type Changes = Partial<Preferences>

/** What came of the last change. */
export type Outcome = 'saving' | 'saved' | 'undone' | null

/** What one may choose, and how it stands. */
export interface Chooser {
  readonly store: Store
  readonly t: Signal<ChoicesTranslator | null>
  /** As shown: what was chosen here counts until the service says otherwise. */
  readonly chosen: Signal<OwnNotificationPreferences | null>
  /** Why it cannot be shown. */
  readonly missing: Signal<Trouble | null>
  readonly outcome: Signal<Outcome>
  /** Why the last change did not hold. */
  readonly trouble: Signal<Trouble | null>
  readonly resuming: Signal<boolean>
  /** Null where push is not offered here, or not known yet. */
  readonly push: Signal<PushState | null>
  readonly pushing: Signal<boolean>
  /** Why turning it on or off did not work; `browser` where that would not. */
  readonly pushTrouble: Signal<Trouble | 'browser' | null>
  load(): void
  change(changes: Changes): void
  carry(category: NotificationCategory, channel: PersonChannel, on: boolean): void
  undo(): void
  turnPush(on: boolean): void
}

export const chooserOf = onePerStore(createChooser)

function createChooser(store: Store): Chooser {
  const { notifications, resuming } = centerOf(store)
  const t = followLanguage(store, choicesWords)
  const chosen = signal<OwnNotificationPreferences | null>(null)
  const missing = signal<Trouble | null>(null)
  const outcome = signal<Outcome>(null)
  const trouble = signal<Trouble | null>(null)
  const push = signal<PushState | null>(null)
  const pushing = signal(false)
  const pushTrouble = signal<Trouble | 'browser' | null>(null)
  const worker = pushWorker(store.shell.options())
  /** As it was before the last change that held. */
  let before: Preferences | null = null
  /** As the service said last. */
  let said: OwnNotificationPreferences | null = null
  /** Changes go out one after the other, so that the last one wins. */
  let queue: Promise<void> = Promise.resolve()
  let waiting = 0

  async function load(): Promise<void> {
    missing.value = null
    try {
      said = await notifications.preferences()
      chosen.value = said
    } catch (error) {
      missing.value = toTrouble(error)
    }
  }

  function send(changes: Changes, done: Outcome): void {
    const shown = chosen.peek()
    if (!shown) return
    const { available: _available, ...earlier } = shown
    chosen.value = { ...shown, ...changes }
    outcome.value = 'saving'
    trouble.value = null
    waiting += 1
    queue = queue.then(async () => {
      try {
        said = await notifications.updatePreferences(changes)
        before = done === 'saved' ? earlier : null
        if (waiting === 1) outcome.value = done
      } catch (error) {
        trouble.value = toTrouble(error)
        outcome.value = null
      }
      waiting -= 1
      // What is still to go out is shown already.
      if (waiting === 0) chosen.value = said
    })
  }

  /** How push stands; permission is asked by nothing but the button. */
  async function look(): Promise<void> {
    if (!worker) return
    const { Notification: notices, PushManager: manager } = globalThis as Partial<typeof globalThis>
    if (!notices || !manager) push.value = 'unsupported'
    else if (notices.permission === 'denied') push.value = 'denied'
    else {
      const found = await worker.find()
      const state = found ? await notifications.push.state(found) : 'off'
      push.value = state
      // Tells the service that this browser is still there; no question is asked of anybody.
      if (found && state === 'on') await notifications.push.subscribe(found)
    }
  }

  store.ends.push(
    effect(() => {
      const id = store.customer.value?.id
      chosen.value = null
      outcome.value = null
      before = null
      if (!id) return
      void load()
      look().catch(() => {})
    }),
  )

  return {
    store,
    t,
    chosen,
    missing,
    outcome,
    trouble,
    resuming,
    push,
    pushing,
    pushTrouble,
    load: () => void load(),
    change: (changes) => send(changes, 'saved'),
    carry(category, channel, on) {
      const shown = chosen.peek()
      if (!shown) return
      const others = shown.categories[category].filter((one) => one !== channel)
      send({ categories: { ...shown.categories, [category]: on ? [...others, channel] : others } }, 'saved')
    },
    undo() {
      if (before) send(before, 'undone')
    },
    async turnPush(on) {
      if (!worker || pushing.peek()) return
      pushing.value = true
      pushTrouble.value = null
      try {
        // At once: a browser asks only while it remembers the click.
        const allowed = on ? await Notification.requestPermission() : 'granted'
        if (allowed === 'granted') {
          const found = on ? await worker.register() : await worker.find()
          if (on && found) await notifications.push.subscribe(found)
          else if (found) await notifications.push.unsubscribe(found)
        }
        // What can reach this person may be another now.
        void load()
      } catch (error) {
        pushTrouble.value = error instanceof DeskbellError ? toTrouble(error) : 'browser'
      }
      await look().catch(() => {})
      pushing.value = false
    },
  }
}
