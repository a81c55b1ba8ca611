import type { ArticleRecord, CategoryDraft } from '@deskbell/protocol'
import { X } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import { h } from '../../../i18n/help.ts'
import { Icon } from '../../../ui/icon.tsx'
import type { Writing } from '../editor/use-words.ts'
import { CommentsPanel } from './comments-panel.tsx'
import { ReadersPanel } from './readers-panel.tsx'
import { SettingsPanel } from './settings-panel.tsx'
import { VersionsPanel } from './versions-panel.tsx'

const PANELS = { settings: SettingsPanel, comments: CommentsPanel, versions: VersionsPanel, readers: ReadersPanel }
export type PanelName = keyof typeof PANELS
const NAMES = Object.keys(PANELS) as PanelName[]

export interface PanelProps {
  record: ArticleRecord
  setRecord: (record: ArticleRecord) => void
  categories: readonly CategoryDraft[]
  locale: string
  writing: Writing
  saveWords: () => Promise<boolean>
}

interface Props extends PanelProps {
  name: PanelName
  setName: (name: PanelName | null) => void
}

/** What is known and said about an article, beside its text. */
export function Panel({ name, setName, ...rest }: Props) {
  const View = PANELS[name]
  const panel = useRef<HTMLElement>(null)
  // Opening it moves the focus there; on narrow windows it lies over the text.
  useEffect(() => {
    const element = panel.current
    element?.querySelector<HTMLElement>('[aria-pressed=true]')?.focus()
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      event.stopPropagation()
      setName(null)
    }
    element?.addEventListener('keydown', onKey)
    return () => element?.removeEventListener('keydown', onKey)
  }, [setName])
  return (
    <aside class="panel" aria-label={h.editor.panel} ref={panel}>
      <div class="panel-head">
        {/* biome-ignore lint/a11y/useSemanticElements: four buttons are no fields of a form */}
        <div class="panel-tabs" role="group" aria-label={h.editor.panel}>
          {NAMES.map((one) => (
            <button key={one} type="button" class="beside-tab" aria-pressed={one === name} onClick={() => setName(one)}>
              {h.panels[one]}
            </button>
          ))}
        </div>
        <button
          type="button"
          class="icon-button panel-close"
          aria-label={h.editor.panelClose}
          onClick={() => setName(null)}
        >
          <Icon icon={X} size={18} />
        </button>
      </div>
      <div class="panel-scroll" key={name}>
        <View {...rest} />
      </div>
    </aside>
  )
}
