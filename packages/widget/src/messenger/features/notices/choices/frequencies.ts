import type { Frequency } from '@deskbell/protocol'

/** From the most to the fewest mails. */
export const FREQUENCIES: readonly Frequency[] = ['at_once', 'hourly', 'daily', 'weekly']
