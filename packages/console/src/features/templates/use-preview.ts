import {
  type MailBrand,
  type NotificationKind,
  type TemplatePreview,
  type TemplateWords,
  templateEndpoints,
} from '@deskbell/protocol'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { fieldErrors, isSignedOut, toTrouble } from '../../ui/trouble.ts'

/** How long after the last key the preview is asked for; ms. */
const SETTLED = 400

export interface Preview {
  /** Null until the first answer. */
  readonly shown: TemplatePreview | null
  /** The last answer is missing or was a refusal: what is shown is older than the words. */
  readonly behind: boolean
  /** What the service said of each field, such as `words.body`. */
  readonly fields: Readonly<Record<string, string>>
}

interface Asked {
  readonly kind: NotificationKind
  readonly locale: string
  readonly words?: TemplateWords
  readonly brand?: MailBrand
}

/** A kind filled with sample values, soon after each pause in writing. An older answer never replaces a newer one. */
export function usePreview({ kind, locale, words, brand }: Asked): Preview {
  const { api, session } = useDesk()
  const [state, setState] = useState<Preview>({ shown: null, behind: false, fields: {} })
  const asked = useRef(0)
  const body = { locale, ...(words && { words }), ...(brand && { brand }) }
  const key = JSON.stringify([kind, body])
  // `key` stands for whatever is asked.
  useEffect(() => {
    const first = asked.current === 0
    asked.current += 1
    const turn = asked.current
    const ask = async () => {
      try {
        const shown = await api.call(templateEndpoints.previewTemplate, { params: { kind }, body })
        if (turn === asked.current) setState({ shown, behind: false, fields: {} })
      } catch (error) {
        if (turn !== asked.current) return
        if (isSignedOut(toTrouble(error))) session.expire()
        setState((now) => ({ ...now, behind: true, fields: fieldErrors(error) }))
      }
    }
    const timer = setTimeout(() => void ask(), first ? 0 : SETTLED)
    return () => clearTimeout(timer)
  }, [api, session, key])
  return state
}
