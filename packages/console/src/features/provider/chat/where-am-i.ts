import type { MessageLocation } from '@deskbell/protocol'
import { useState } from 'preact/hooks'
import { p } from '../../../i18n/provider.ts'

/** Asks the device once where it is, on a press. */
export function useWhereAmI(found: (location: MessageLocation) => void) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  return {
    busy,
    problem,
    find() {
      if (busy) return
      setProblem(null)
      if (!navigator.geolocation) return setProblem(p.place.ended.unsupported)
      setBusy(true)
      navigator.geolocation.getCurrentPosition(
        ({ coords: { latitude, longitude } }) => {
          setBusy(false)
          // Without words of ours: the customer may read another language.
          found({ latitude, longitude })
        },
        ({ code, PERMISSION_DENIED }) => {
          setBusy(false)
          setProblem(code === PERMISSION_DENIED ? p.chat.denied : p.chat.noPlace)
        },
        { enableHighAccuracy: true, maximumAge: 15_000, timeout: 20_000 },
      )
    },
  }
}
