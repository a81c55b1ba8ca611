import { useEffect, useRef } from 'preact/hooks'
import type { Command } from './commands.ts'
import { useDesk } from './desk.ts'

/** Offers commands for as long as the calling view is shown. What they do is always the newest render's. */
export function useCommands(commands: readonly Command[]): void {
  const desk = useDesk()
  const owner = useRef(Symbol('commands'))
  const latest = useRef(commands)
  latest.current = commands
  const shape = commands.map((command) => `${command.id}|${command.label}|${command.keys ?? ''}`).join('\n')
  // The set is published again only when what it offers changes, not with each closure.
  useEffect(() => {
    const live = latest.current.map((command) => ({
      ...command,
      run: () => latest.current.find((one) => one.id === command.id)?.run(),
    }))
    desk.commands.set(owner.current, live)
  }, [desk, shape])
  useEffect(() => () => desk.commands.remove(owner.current), [desk])
}
