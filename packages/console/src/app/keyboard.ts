import type { Command } from './commands.ts'

export interface Press {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly repeat: boolean
  /** The focus is in a field, so that letters are text. */
  readonly inField: boolean
  /** A dialog or menu is open and has the keys. */
  readonly inLayer: boolean
}

/** Keys that may be held down. */
const REPEATING = new Set(['j', 'k'])

/**
 * The command a key press asks for. Letters do nothing while somebody types or a dialog is open;
 * `mod+…` works in fields too.
 */
export function commandFor(press: Press, commands: readonly Command[]): Command | undefined {
  if (press.altKey || press.inLayer) return undefined
  const mod = press.ctrlKey || press.metaKey
  const keys = mod ? `mod+${press.key.toLowerCase()}` : press.key
  if (press.inField && !mod) return undefined
  if (press.repeat && !REPEATING.has(keys)) return undefined
  return commands.find((command) => command.keys === keys)
}

/** A press as the browser reports it. */
export function readPress(event: KeyboardEvent): Press {
  const target = event.composedPath()[0]
  const inField =
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select'))
  const onControl =
    event.key === 'Enter' && target instanceof HTMLElement && target.closest('a, button, summary') !== null
  return {
    key: event.key,
    ctrlKey: event.ctrlKey,
    metaKey: event.metaKey,
    altKey: event.altKey,
    repeat: event.repeat,
    inField: inField || onControl,
    inLayer: document.querySelector('dialog[open], [popover]:popover-open') !== null,
  }
}

/** How a key is written on this machine: `⌘ K` on a Mac, `Ctrl K` elsewhere. */
export function keyText(keys: string, mac = /Mac|iPhone|iPad/.test(navigator.platform)): string[] {
  return keys.split('+').flatMap((key) => {
    if (key === 'mod') return [mac ? '⌘' : 'Ctrl']
    if (key === 'Escape') return ['Esc']
    if (/^[A-Z]$/.test(key)) return ['Shift', key]
    return [key.length === 1 ? key.toUpperCase() : key]
  })
}
