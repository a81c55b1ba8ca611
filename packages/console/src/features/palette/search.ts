import type { Command, CommandGroup } from '../../app/commands.ts'

export interface Section {
  readonly group: CommandGroup
  readonly commands: readonly Command[]
}

const ORDER: readonly CommandGroup[] = ['ticket', 'conversation', 'article', 'find', 'go', 'you']
/** Conversations and articles would drown the rest before anything is typed. */
const FEW = 5
const MANY: ReadonlySet<CommandGroup> = new Set(['find', 'article'])

/**
 * The commands that hold every typed word, where each begins a word of theirs, by group. Those whose
 * label begins with what was typed stand first.
 */
export function search(commands: readonly Command[], query: string): Section[] {
  const words = fold(query).split(/\s+/u).filter(Boolean)
  const fits = commands.filter((command) => {
    if (command.quiet) return false
    const text = fold(`${command.label} ${command.words ?? ''}`)
    return words.every((word) => new RegExp(`(^|[^\\p{L}\\p{N}])${literal(word)}`, 'u').test(text))
  })
  return ORDER.map((group) => {
    const own = fits.filter((command) => command.group === group)
    const ranked = words.length === 0 ? own : own.toSorted((a, b) => rank(a, query) - rank(b, query))
    return { group, commands: MANY.has(group) && words.length === 0 ? ranked.slice(0, FEW) : ranked }
  }).filter((section) => section.commands.length > 0)
}

const rank = (command: Command, query: string) => (fold(command.label).startsWith(fold(query.trim())) ? 0 : 1)
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
