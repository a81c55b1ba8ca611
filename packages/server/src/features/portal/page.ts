import type { HelpActivity } from '@deskbell/protocol'
import type { Child } from 'hono/jsx'
import type { Place } from './address.ts'

/** One page as it is made, before the frame is put around it. */
export interface Page {
  readonly status?: 200 | 400 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503
  /** When to try again, where that is why it is not what was wanted. */
  readonly retryAfterSeconds?: number | undefined
  /** The name of the page; that of the workspace follows it. */
  readonly title: string
  readonly description?: string
  /** Where it stands; null for what stands nowhere. */
  readonly place: Place | null
  /** Which page of a list, such as `?page=2`; part of its address. */
  readonly query?: string
  /** The languages it can be read in. */
  readonly locales: readonly string[]
  /** Kept from search engines. */
  readonly hidden?: boolean
  /** For one person alone: says nothing of itself to whoever it is passed on to. */
  readonly personal?: boolean
  readonly kind?: 'website' | 'article'
  readonly publishedAt?: string
  readonly updatedAt?: string
  /** schema.org objects. */
  readonly data?: readonly object[]
  /** What stands in the search box. */
  readonly searched?: string
  /** Shows the search box by itself, so the frame leaves it out. */
  readonly hasSearch?: boolean
  /** Brings the messenger along. */
  readonly hasChat?: boolean
  /** Shows by itself what becomes of what it is about. */
  readonly isLive?: boolean
  /** What is counted each time it is shown. */
  readonly activity?: HelpActivity
  readonly body: Child
}

/** What a request to a page of one person's own comes to: a page, or the address to go on at. */
export type Served = Page | { readonly to: string }
