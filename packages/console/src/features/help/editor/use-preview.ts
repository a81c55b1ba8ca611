import type { MarkdownPreview } from '@deskbell/protocol'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { isSignedOut, toTrouble } from '../../../ui/trouble.ts'
import { useHelp } from '../help-context.ts'

/** How long after the last key the preview is asked for; ms. */
const SETTLED = 300

export interface Preview {
  /** What readers would see; null until the first answer. */
  readonly shown: MarkdownPreview | null
  /** The last answer is missing: what is shown is older than the text. */
  readonly behind: boolean
}

/** What readers would see of a text, soon after each pause in writing. An older answer never replaces a newer one. */
export function usePreview(body: string): Preview {
  const api = useHelp()
  const { session } = useDesk()
  const [state, setState] = useState<Preview>({ shown: null, behind: false })
  const asked = useRef(0)
  const drawn = useRef(0)
  useEffect(() => {
    const ask = async () => {
      asked.current += 1
      const turn = asked.current
      try {
        const shown = await api.preview(body)
        if (turn < drawn.current) return
        drawn.current = turn
        setState({ shown, behind: false })
      } catch (error) {
        if (isSignedOut(toTrouble(error))) session.expire()
        if (turn === asked.current) setState((now) => ({ ...now, behind: true }))
      }
    }
    const timer = setTimeout(() => void ask(), asked.current === 0 ? 0 : SETTLED)
    return () => clearTimeout(timer)
  }, [api, body, session])
  return state
}
