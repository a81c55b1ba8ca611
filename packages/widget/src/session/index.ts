import type { UpdateCustomer } from '@deskbell/protocol'
import { type Client, createClient, memoryStorage } from '@deskbell/sdk'
import { loadCatalogue } from '../i18n/catalogues.ts'
import { translator } from '../i18n/translate.ts'
import type { DeskbellOptions, GetToken } from '../loader/types.ts'
import type { SupportedLocale } from '../loader/words.ts'
import { keepDraft } from '../messenger/drafts.ts'
import { CONTACT_DRAFT } from '../messenger/features/contact/kept.ts'
import { HELP_KEY } from '../messenger/features/help/kept.ts'

/** What the loader needs of the SDK before anybody has opened the panel. */
export interface Session {
  readonly client: Client
  /** Passes on what the host says of the customer, as soon as there is one. */
  say(profile: UpdateCustomer): Promise<void>
  /** Ends the session, and forgets what was kept for the visitor in this browser. */
  logout(): Promise<void>
  end(): void
}

export interface SessionOptions {
  readonly options: DeskbellOptions
  readonly getToken: GetToken | undefined
  readonly locale: SupportedLocale
  readonly profile: UpdateCustomer
  /** Called when the number of unread messages changes, with words for it. */
  unread(count: number, words: string): void
}

/** Opens the client; it asks nothing of the service until somebody acts. */
export function openSession({ options, getToken, locale, profile, unread }: SessionOptions): Session {
  const client = createClient({
    url: options.url,
    workspaceKey: options.workspace,
    locale: options.locale ?? navigator.language,
    ...(getToken && { getToken }),
    ...(options.consent === false && { storage: memoryStorage() }),
  })
  const speech = loadCatalogue(locale).then((catalogue) => translator(locale, catalogue))
  let waiting = profile

  async function tell(): Promise<void> {
    if (!client.customer.get() || Object.keys(waiting).length === 0) return
    const told = waiting
    waiting = {}
    await client.update(told)
  }

  const stops = [
    client.unread.subscribe(async (count) => unread(count, (await speech).count('unread', count))),
    client.customer.subscribe(() => void tell()),
  ]
  return {
    client,
    say(more) {
      waiting = { ...waiting, ...more }
      return tell()
    },
    logout() {
      // Drafts of this page are forgotten with their view; this one may be of an earlier page, and says who wrote it.
      keepDraft(CONTACT_DRAFT, '', false)
      try {
        localStorage.removeItem(HELP_KEY)
      } catch {
        // A browser that keeps nothing has nothing to forget.
      }
      return client.logout()
    },
    end() {
      for (const stop of stops) stop()
      client.destroy()
    },
  }
}
