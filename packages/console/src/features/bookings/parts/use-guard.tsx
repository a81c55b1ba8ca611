import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { b } from '../../../i18n/bookings.ts'
import { Confirm } from '../../../ui/dialog.tsx'

/** Asks before a form is left in which something was written. `close` goes in place of the form's own way out. */
export function useGuard(dirty: boolean, leave: () => void): { close: () => void; asking: ComponentChildren } {
  const [asked, setAsked] = useState(false)
  useEffect(() => {
    if (!dirty) return
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', hold)
    return () => removeEventListener('beforeunload', hold)
  }, [dirty])
  return {
    close: () => (dirty ? setAsked(true) : leave()),
    asking: asked && (
      <Confirm
        title={b.guard.title}
        text={b.guard.text}
        action={b.guard.leave}
        onConfirm={leave}
        onClose={() => setAsked(false)}
      />
    ),
  }
}
