import { type ReadonlySignal, signal } from '@preact/signals'

export interface Toast {
  readonly id: number
  readonly tone: 'done' | 'failed'
  readonly text: string
  readonly undo: (() => void) | null
  /** How long it stays, in milliseconds. */
  readonly stays: number
}

export interface Toasts {
  readonly list: ReadonlySignal<readonly Toast[]>
  show(text: string, more?: { undo?: () => void; tone?: Toast['tone']; stays?: number }): void
  dismiss(id: number): void
  /** Undoes the newest step that can be undone. False where there is none. */
  undo(): boolean
}

const MOST = 3
const STAYS = 8_000

/** Short notices of what was done, with a way back. */
export function createToasts(): Toasts {
  const list = signal<readonly Toast[]>([])
  let next = 1
  const dismiss = (id: number) => {
    list.value = list.value.filter((toast) => toast.id !== id)
  }
  return {
    list,
    show(text, more = {}) {
      const toast: Toast = {
        id: next++,
        text,
        tone: more.tone ?? 'done',
        undo: more.undo ?? null,
        stays: more.stays ?? STAYS,
      }
      list.value = [...list.value, toast].slice(-MOST)
    },
    dismiss,
    undo() {
      const toast = list.value.findLast((one) => one.undo !== null)
      if (!toast?.undo) return false
      dismiss(toast.id)
      toast.undo()
      return true
    },
  }
}
