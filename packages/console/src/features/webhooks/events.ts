/** Everything there is, also what comes later. */
export const EVERYTHING = '*'

export interface EventGroup {
  /** Such as `ticket`. */
  readonly subject: string
  readonly types: readonly string[]
}

/** The events there are, by what they are about. */
export function groupsOf(eventTypes: readonly string[]): EventGroup[] {
  const subjects = [...new Set(eventTypes.map((type) => type.split('.')[0] ?? type))]
  return subjects.map((subject) => ({ subject, types: eventTypes.filter((type) => type.startsWith(`${subject}.`)) }))
}

/** Whether the filters let an event through. */
export const isHeard = (filters: readonly string[], type: string): boolean =>
  filters.includes(EVERYTHING) || filters.includes(type) || filters.includes(`${type.split('.')[0]}.*`)

/**
 * The filters with one thing switched: an event, all of a kind, or everything. All of a kind takes the place of its
 * single events; one event taken from all of a kind leaves the others.
 *
 * @example withFilter(['ticket.created'], 'ticket.*', true, groups) // ['ticket.*']
 */
export function withFilter(
  filters: readonly string[],
  filter: string,
  on: boolean,
  groups: readonly EventGroup[],
): string[] {
  if (filter === EVERYTHING) return on ? [EVERYTHING] : []
  const subject = filter.split('.')[0] ?? filter
  const all = `${subject}.*`
  const isOurs = (one: string) => one.startsWith(`${subject}.`)
  const others = filters.filter((one) => !isOurs(one) && one !== EVERYTHING)
  if (filter === all) return on ? [...others, all] : others
  const types = groups.find((one) => one.subject === subject)?.types ?? []
  const heard = types.filter((type) => (type === filter ? on : isHeard(filters, type)))
  return [...others, ...heard]
}
