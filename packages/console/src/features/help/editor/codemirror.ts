import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { markdownKeymap, markdownLanguage } from '@codemirror/lang-markdown'
import { HighlightStyle, LanguageSupport, syntaxHighlighting } from '@codemirror/language'
import { Compartment, EditorSelection, EditorState } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  placeholder,
} from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { h } from '../../../i18n/help.ts'
import { type Format, format } from './formats.ts'

export interface EditorOptions {
  readonly text: string
  readonly locale: string
  readonly dir: 'ltr' | 'rtl'
  onChange(text: string): void
  /** Somebody wants to choose a file. */
  onPick(): void
  /** Files that were pasted or dropped, and where. */
  onFiles(files: File[], at: number): void
}

/** The text field of the editor, as the rest of the screen sees it. */
export interface TextField {
  focus(): void
  format(kind: Format): void
  /** Replaces everything; undo brings it back. */
  setText(text: string): void
  goToLine(line: number): void
  /** Remembers a place that moves with the text around it. */
  mark(at?: number): { insert(text: string): void; forget(): void }
  destroy(): void
}

/** The keys of each format. With nothing selected, `Mod-k` is left to the console's palette. */
const KEYS: readonly (readonly [key: string, kind: Format])[] = [
  ['Mod-b', 'bold'],
  ['Mod-Alt-2', 'heading'],
  ['Mod-Shift-8', 'list'],
  ['Mod-Shift-7', 'steps'],
  ['Mod-Shift-9', 'callout'],
]

const look = EditorView.theme({
  '&': { height: '100%', color: 'var(--n12)', fontSize: '15px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.65', overflow: 'auto' },
  '.cm-content': { padding: '20px 24px 40vh', caretColor: 'var(--n12)' },
  '.cm-line': { padding: '0 2px' },
  '.cm-activeLine': { background: 'none' },
  '&.cm-focused .cm-activeLine': { background: 'color-mix(in srgb, var(--n3) 55%, transparent)' },
  '.cm-placeholder': { color: 'var(--n10)', fontFamily: 'var(--font)' },
  '.cm-cursor': { borderLeftColor: 'var(--n12)', borderLeftWidth: '2px' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    background: 'color-mix(in oklch, var(--accent) 24%, transparent)',
  },
  '@media (max-width: 719px)': { '&': { fontSize: '16px' }, '.cm-content': { padding: '16px 14px 40vh' } },
})

const marks = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '650', color: 'var(--n12)' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: [tags.link, tags.url], color: 'var(--accent-text)' },
  { tag: tags.monospace, color: 'var(--brass-text)' },
  { tag: tags.quote, color: 'var(--n11)' },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.meta], color: 'var(--n10)' },
])

/**
 * A Markdown editor in an open shadow root: there CodeMirror puts its styles into a constructed sheet,
 * which a policy without inline styles allows; in the page itself it would write a style element.
 */
export function createTextField(host: HTMLElement, options: EditorOptions): TextField {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open', delegatesFocus: true })
  const places = new Set<{ at: number }>()
  const language = new Compartment()
  const run = (kind: Format) => {
    const { from, to } = view.state.selection.main
    const edit = format(kind, { text: view.state.doc.toString(), from, to }, h.editor.samples)
    view.dispatch({
      changes: { from: edit.from, to: edit.to, insert: edit.insert },
      selection: EditorSelection.single(edit.anchor, edit.head),
      scrollIntoView: true,
      userEvent: 'input.format',
    })
    view.focus()
    return true
  }
  const pick = () => {
    options.onPick()
    return true
  }
  const take = (data: DataTransfer | null, at: number, event: Event) => {
    const files = [...(data?.files ?? [])]
    if (files.length === 0) return false
    event.preventDefault()
    options.onFiles(files, at)
    return true
  }
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        history(),
        drawSelection(),
        highlightActiveLine(),
        highlightSpecialChars(),
        placeholder(h.editor.bodyPlaceholder),
        // `markdown()` would bring the languages of HTML, CSS and JavaScript along.
        new LanguageSupport(markdownLanguage, keymap.of(markdownKeymap)),
        syntaxHighlighting(marks),
        look,
        EditorView.lineWrapping,
        EditorView.perLineTextDirection.of(true),
        language.of(
          EditorView.contentAttributes.of({
            'aria-label': h.editor.bodyLabel,
            lang: options.locale,
            dir: options.dir,
            spellcheck: 'true',
            tabindex: '0',
          }),
        ),
        keymap.of([
          ...KEYS.map(([key, kind]) => ({ key, run: () => run(kind) })),
          { key: 'Mod-Shift-6', run: pick },
          { key: 'Mod-k', run: (now) => !now.state.selection.main.empty && run('link') },
          ...defaultKeymap,
          ...historyKeymap,
        ]),
        EditorView.domEventHandlers({
          paste: (event, now) => take(event.clipboardData, now.state.selection.main.from, event),
          drop: (event, now) => {
            const at = now.posAtCoords({ x: event.clientX, y: event.clientY })
            return take(event.dataTransfer, at ?? now.state.doc.length, event)
          },
        }),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return
          for (const place of places) place.at = update.changes.mapPos(place.at, 1)
          options.onChange(update.state.doc.toString())
        }),
      ],
    }),
  })
  return {
    focus: () => view.focus(),
    format: run,
    setText(text) {
      if (text === view.state.doc.toString()) return
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } })
    },
    goToLine(number) {
      const line = view.state.doc.line(Math.max(1, Math.min(number, view.state.doc.lines)))
      view.dispatch({
        selection: EditorSelection.single(line.from, line.to),
        effects: EditorView.scrollIntoView(line.from, { y: 'center' }),
      })
      view.focus()
    },
    mark(at = view.state.selection.main.from) {
      const place = { at }
      places.add(place)
      return {
        insert(text) {
          const line = view.state.doc.lineAt(place.at)
          // A picture or download stands in a paragraph of its own.
          const before = line.text.trim() === '' || place.at === line.from ? '' : '\n\n'
          const after = place.at === line.to || line.text.trim() === '' ? '\n' : '\n\n'
          view.dispatch({ changes: { from: place.at, insert: before + text + after } })
          places.delete(place)
        },
        forget: () => places.delete(place),
      }
    },
    destroy: () => view.destroy(),
  }
}
