import { signal } from '@preact/signals'

/** Which of the two dialogs that lie above every place is open. */
export const layer = signal<'palette' | 'shortcuts' | null>(null)
