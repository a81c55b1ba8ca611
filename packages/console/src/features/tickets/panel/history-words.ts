import { t } from '../../../i18n/index.ts'

const WORDS: Record<string, Record<string, string>> = {
  status: t.tickets.statuses,
  priority: t.tickets.priorities,
  clock: t.tickets.clocks,
}

/** A value of the history as people read it: a state by its word, an id by its name, anything else as it is. */
export function wordOf(what: string, value: string | null, names: ReadonlyMap<string, string>): string {
  if (value === null || value === '') return t.ticket.history.empty
  return WORDS[what]?.[value] ?? names.get(value) ?? value
}
