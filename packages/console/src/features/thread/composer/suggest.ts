import type { Agent, CannedResponse, Macro } from '@deskbell/protocol'

/** A `/` or `@` that is being typed: where it begins, and what follows it. */
export interface Trigger {
  readonly mark: '/' | '@'
  readonly from: number
  readonly query: string
}

const PATTERNS = { '/': /(?:^|\s)\/([\p{L}\p{N}-]*)$/u, '@': /(?:^|\s)@([\p{L}\p{N}.'-]*)$/u }

/**
 * The mark right before the cursor, where it begins a word. An address such as `a/b` or `me@here` is none.
 *
 * @example triggerOf('Hello /ref', 10, '/') // { mark: '/', from: 6, query: 'ref' }
 */
export function triggerOf(text: string, cursor: number, mark: Trigger['mark']): Trigger | null {
  const found = PATTERNS[mark].exec(text.slice(0, cursor))
  if (!found) return null
  const query = found[1] ?? ''
  return { mark, from: cursor - query.length - 1, query }
}

/** A text with what a mark stood for in its place, and where the cursor is then. */
export function replaceTrigger(
  text: string,
  { from, query }: Trigger,
  words: string,
): { text: string; cursor: number } {
  const after = text.slice(from + 1 + query.length)
  return { text: text.slice(0, from) + words + after, cursor: from + words.length }
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Those whose shortcut begins with what was typed, then those whose title or shortcut holds it. */
export function fittingResponses(all: readonly CannedResponse[], query: string): CannedResponse[] {
  const wanted = fold(query)
  const rank = (one: CannedResponse) => (one.shortcut.startsWith(wanted) ? 0 : 1)
  return all
    .filter((one) => one.shortcut.includes(wanted) || fold(one.title).includes(wanted))
    .toSorted((a, b) => rank(a) - rank(b) || a.shortcut.localeCompare(b.shortcut))
}

export function fittingMacros(all: readonly Macro[], query: string): Macro[] {
  return all.filter((one) => fold(one.name).includes(fold(query)))
}

export function fittingAgents(all: readonly Agent[], query: string): Agent[] {
  const wanted = fold(query)
  return all.filter((one) =>
    fold(one.name)
      .split(/\s+/u)
      .some((word) => word.startsWith(wanted)),
  )
}

/**
 * The colleagues a note calls by `@` and their whole name.
 *
 * @example mentionsIn('@Sam Okoye, look', agents) // ['agt_…']
 */
export function mentionsIn(text: string, agents: readonly Agent[]): string[] {
  let rest = text
  const found: string[] = []
  // The longest name first, so that `@Sam Okoye` does not call a Sam as well.
  for (const agent of agents.toSorted((a, b) => b.name.length - a.name.length)) {
    const called = `@${agent.name}`
    if (!rest.includes(called)) continue
    rest = rest.replaceAll(called, '')
    found.push(agent.id)
  }
  return found
}
