import { type ReadonlySignal, signal } from '@preact/signals'

export type CommandGroup = 'ticket' | 'conversation' | 'article' | 'go' | 'find' | 'you'

/** Something that can be done now, from the keyboard or the palette. */
export interface Command {
  readonly id: string
  readonly group: CommandGroup
  readonly label: string
  /** As `KeyboardEvent.key`, such as `j` or `?`; `mod+k` for Ctrl or ⌘ with K. */
  readonly keys?: string
  /** Further words the palette finds it by. */
  readonly words?: string
  /** Left out of the palette: only useful from the keyboard. */
  readonly quiet?: boolean
  run(): void
}

export interface Commands {
  readonly all: ReadonlySignal<readonly Command[]>
  /** Adds a set under an owner, replacing what that owner had. */
  set(owner: symbol, commands: readonly Command[]): void
  remove(owner: symbol): void
  find(id: string): Command | undefined
}

export function createCommands(): Commands {
  const all = signal<readonly Command[]>([])
  const owners = new Map<symbol, readonly Command[]>()
  const publish = () => {
    all.value = [...owners.values()].flat()
  }
  return {
    all,
    set(owner, commands) {
      owners.set(owner, commands)
      publish()
    },
    remove(owner) {
      owners.delete(owner)
      publish()
    },
    find: (id) => all.peek().find((command) => command.id === id),
  }
}
