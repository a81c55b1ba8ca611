import { signal } from '@preact/signals'

/** The address somebody just joined or signed up with, so that signing in need not ask for it again. */
export const knownEmail = signal<string | null>(null)

/** The address that was typed or reset last, so that the next form has it already. */
export const typedEmail = signal('')
