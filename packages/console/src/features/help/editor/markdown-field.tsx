import { useEffect, useRef } from 'preact/hooks'
import { h } from '../../../i18n/help.ts'
import { t } from '../../../i18n/index.ts'
import { useLoad } from '../../../ui/load.ts'
import { Failed } from '../../../ui/states.tsx'
import { directionOf } from '../languages.ts'
import type { TextField } from './codemirror.ts'
import { FILE_FIELD } from './toolbar.tsx'

interface Props {
  text: string
  /** When it changes, the field takes `text` anew. */
  turn: number
  locale: string
  field: { current: TextField | null }
  onChange: (text: string) => void
  onFiles: (files: File[], at?: number) => void
}

/** The text being written. The editor's code is loaded with the first article that is opened. */
export function MarkdownField({ text, turn, locale, field, onChange, onFiles }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const { state, reload } = useLoad('codemirror', () => import('./codemirror.ts'))
  const latest = useRef({ text, onChange, onFiles })
  latest.current = { text, onChange, onFiles }
  const code = state.kind === 'ready' ? state.value : null
  useEffect(() => {
    if (!code || !host.current) return
    const made = code.createTextField(host.current, {
      text: latest.current.text,
      locale,
      dir: directionOf(locale),
      onChange: (next) => latest.current.onChange(next),
      onPick: () => document.getElementById(FILE_FIELD)?.click(),
      onFiles: (files, at) => latest.current.onFiles(files, at),
    })
    field.current = made
    return () => {
      field.current = null
      made.destroy()
    }
  }, [code, locale, field])
  useEffect(() => field.current?.setText(latest.current.text), [turn, field])
  if (state.kind === 'failed') return <Failed title={h.failed} trouble={state.trouble} retry={reload} />
  return (
    <div class="write-place">
      {state.kind === 'loading' && (
        <div class="write-waiting" role="status">
          <span class="hidden">{t.common.loading}</span>
        </div>
      )}
      <div ref={host} class="write-field" />
    </div>
  )
}
