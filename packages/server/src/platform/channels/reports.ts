/** What a provider says later of a message that it took. */
export interface ProviderReport {
  /** The id that it gave the message. */
  readonly providerId: string
  /** `pending` while it is on its way within the provider's house. */
  readonly status: 'pending' | 'sent' | 'delivered' | 'read' | 'failed'
  /** Whether it failed because the address is no more. */
  readonly isGone: boolean
  /** Why it failed, in the provider's words. */
  readonly detail: string | null
  /** Our key of it, where the provider gives that back. */
  readonly key?: string
}
