import { Bold, Heading2, type IconNode, Image, Link, List, ListChecks, MessageSquareWarning } from 'lucide'
import { useRef } from 'preact/hooks'
import { keyText } from '../../../app/keyboard.ts'
import { h } from '../../../i18n/help.ts'
import { Icon } from '../../../ui/icon.tsx'
import { FORMATS, type Format } from './formats.ts'

const TOOLS: Record<Format, { icon: IconNode; keys: string }> = {
  bold: { icon: Bold, keys: 'mod+b' },
  link: { icon: Link, keys: 'mod+k' },
  heading: { icon: Heading2, keys: 'mod+Alt+2' },
  list: { icon: List, keys: 'mod+Shift+8' },
  steps: { icon: ListChecks, keys: 'mod+Shift+7' },
  callout: { icon: MessageSquareWarning, keys: 'mod+Shift+9' },
}

/** The field that asks for a file; its key in the text opens it too. */
export const FILE_FIELD = 'article-file'
const FILE_KEYS = 'mod+Shift+6'

interface Props {
  onFormat: (kind: Format) => void
  onFiles: (files: File[]) => void
}

/** Buttons for those who do not know Markdown by heart. One stop of the Tab key; arrow keys move within. */
export function Toolbar({ onFormat, onFiles }: Props) {
  const bar = useRef<HTMLDivElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const tools = [...(bar.current?.querySelectorAll('button') ?? [])]
    const at = tools.indexOf(document.activeElement as HTMLButtonElement)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tools.length - 1 }[event.key]
    if (to === undefined || at < 0) return
    event.preventDefault()
    const next = tools[(to + tools.length) % tools.length]
    for (const tool of tools) tool.tabIndex = tool === next ? 0 : -1
    next?.focus()
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: the arrow keys of a toolbar move between its buttons
    <div ref={bar} class="toolbar" role="toolbar" aria-label={h.editor.tools} onKeyDown={onKeyDown}>
      {FORMATS.map((kind, index) => {
        const { icon, keys } = TOOLS[kind]
        const shown = keyText(keys).join(' ')
        return (
          <button
            key={kind}
            type="button"
            class="icon-button"
            tabIndex={index === 0 ? 0 : -1}
            aria-label={h.editor.formats[kind]}
            aria-keyshortcuts={keys.replace('mod', 'Control').replace(/[a-z]$/, (letter) => letter.toUpperCase())}
            title={`${h.editor.formats[kind]} (${kind === 'link' ? h.editor.withSelection(shown) : shown})`}
            onClick={() => onFormat(kind)}
          >
            <Icon icon={icon} size={18} />
          </button>
        )
      })}
      <button
        type="button"
        class="icon-button"
        tabIndex={-1}
        aria-label={h.editor.image}
        aria-keyshortcuts="Control+Shift+6"
        title={`${h.editor.image} (${keyText(FILE_KEYS).join(' ')})`}
        onClick={() => picker.current?.click()}
      >
        <Icon icon={Image} size={18} />
      </button>
      <input
        ref={picker}
        id={FILE_FIELD}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    </div>
  )
}
