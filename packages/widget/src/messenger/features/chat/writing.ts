import type { Attachment } from '@deskbell/protocol'
import type { ArticleRef } from '@deskbell/sdk'
import type { ComponentType } from 'preact'
import type { Place } from '../../../loader/types.ts'
import { keepDraft, recallDraft } from '../../drafts.ts'
import { byTouch } from '../../focus.ts'
import type { View } from '../../later.tsx'
import { MESSAGE_LENGTH } from '../../limits.ts'
import { effect, type Signal, signal } from '../../signals.ts'
import { addStyles } from '../../styles/sheet.ts'
import type { Thread } from '../../thread.ts'
import type { EmojiProps } from './emoji.tsx'

/** Files that go with what is being written, once some were wanted. */
export interface Enclosing {
  readonly View: View
  /** Asks which; call it while a button is pressed. */
  choose(): void
  add(files: Iterable<File>): void
  /** Those that are there. */
  ready(): readonly Attachment[]
  busy(): boolean
  clear(): void
}

/** What is being written, and what may be done with it. */
export interface Writing {
  readonly text: Signal<string>
  /** The article that goes with what is being written. */
  readonly about: Signal<ArticleRef | undefined>
  readonly enclosing: Signal<Enclosing | null>
  /** Where what is written goes, where it is not a message to the thread in view. */
  readonly instead: Signal<(() => void) | null>
  /** The emoji picker, once it was asked for and came. */
  readonly picker: Signal<ComponentType<EmojiProps> | null>
  readonly attach: (field: HTMLTextAreaElement | null) => void
  /** Characters left; negative when there are too many. */
  rest(): number
  sendable(): boolean
  write(text: string): void
  readonly send: (event: Event) => void
  /** Empties the field, after what stood in it went out. */
  clear(): void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly insert: (emoji: string) => void
  readonly togglePicker: () => void
  /** Call after each drawing of the field. */
  drawn(): void
  destroy(): void
}

/** Keeps one draft for each conversation. */
export function createWriting(thread: Thread, place: Signal<Place>, mayStore: () => boolean): Writing {
  const text = signal('')
  const about = signal<ArticleRef | undefined>(undefined)
  const picker = signal<ComponentType<EmojiProps> | null>(null)
  const enclosing = signal<Enclosing | null>(null)
  const instead = signal<(() => void) | null>(null)
  let field: HTMLTextAreaElement | null = null
  let key = ''
  let drawnText: string | undefined

  const destroy = effect(() => {
    const { value } = place
    if (value.name !== 'chat') return
    about.value = value.article
    const next = value.id ?? 'new'
    // A new conversation that just got its id goes on with what is being typed.
    const goesOn = key === 'new' && value.id !== null && thread.key() === value.id && thread.wasNew()
    if (goesOn) keepDraft('new', '', false)
    else if (key !== next || value.text) text.value = value.text ?? recallDraft(next)
    key = next
  })

  const rest = (): number => MESSAGE_LENGTH - text.value.length
  const files = () => enclosing.value?.ready() ?? []
  const sendable = (): boolean =>
    (text.value.trim() !== '' || files().length > 0) &&
    !enclosing.value?.busy() &&
    rest() >= 0 &&
    (thread.state.value?.load ?? 'failed') !== 'failed'

  function write(next: string): void {
    text.value = next
    keepDraft(key, next, mayStore())
    if (next) thread.handle()?.typing()
  }

  function send(event: Event): void {
    event.preventDefault()
    if (!sendable()) return
    if (instead.value) instead.value()
    else {
      thread.handle()?.send(text.value.trim(), about.value, files())
      clear()
    }
  }

  function clear(): void {
    about.value = undefined
    enclosing.value?.clear()
    write('')
    picker.value = null
    field?.focus()
  }

  return {
    text,
    about,
    enclosing,
    instead,
    picker,
    rest,
    sendable,
    write,
    send,
    clear,
    attach(next) {
      field = next
      drawnText = undefined
    },
    onKeyDown(event) {
      // While an input method composes, Enter chooses a word.
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && !byTouch()) send(event)
    },
    insert(emoji) {
      const at = field?.selectionStart ?? text.value.length
      write(text.value.slice(0, at) + emoji + text.value.slice(field?.selectionEnd ?? at))
      picker.value = null
      field?.focus()
      field?.setSelectionRange(at + emoji.length, at + emoji.length)
    },
    async togglePicker() {
      if (picker.value) {
        picker.value = null
        return field?.focus()
      }
      const { EmojiPicker, css } = await import('./emoji.tsx')
      addStyles(css)
      picker.value = EmojiPicker
    },
    drawn() {
      if (!field || drawnText === text.peek()) return
      drawnText = text.peek()
      field.style.height = 'auto'
      field.style.height = `${field.scrollHeight}px`
    },
    destroy,
  }
}
