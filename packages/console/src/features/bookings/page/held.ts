import type { Booking } from '@deskbell/protocol'
import { DeskbellError } from '@deskbell/sdk/agent'
import { useState } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { b } from '../../../i18n/bookings.ts'
import { t } from '../../../i18n/index.ts'
import { isSignedOut, toTrouble, troubleText } from '../../../ui/trouble.ts'

/** A booking that is shown, with the ways to show what became of it. */
export interface Held {
  readonly booking: Booking
  put(booking: Booking): void
  /** Asks how it stands now. */
  refresh(): Promise<void>
}

/** Whether an answer says that the booking is not as it was seen. */
const isStale = (error: unknown): boolean =>
  error instanceof DeskbellError && (error.code === 'conflict' || error.code === 'invalid_transition')

/** Does a step of a form; where the booking changed meanwhile, shows how it stands before the form says so. */
export async function told<T>(held: Pick<Held, 'refresh'>, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isStale(error)) await held.refresh()
    throw error
  }
}

/** Steps that are taken with one press: shown, said, or told why not. */
export function useStep(held: Held) {
  const { toasts, session } = useDesk()
  const [busy, setBusy] = useState(false)
  return {
    busy,
    async run(work: () => Promise<Booking | null>, said: string) {
      if (busy) return
      setBusy(true)
      try {
        const done = await work()
        if (done) held.put(done)
        toasts.show(said)
      } catch (error) {
        const trouble = toTrouble(error)
        if (isSignedOut(trouble)) session.expire()
        if (isStale(error)) await held.refresh()
        toasts.show(isStale(error) ? b.acting.changed : t.toast.failed(troubleText(trouble)), { tone: 'failed' })
      } finally {
        setBusy(false)
      }
    },
  }
}
