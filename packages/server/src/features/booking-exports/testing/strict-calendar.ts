/** What a component must have once, may have once, and may hold; anything else is a fault. */
interface Rule {
  readonly once: readonly string[]
  readonly atMostOnce: readonly string[]
  readonly holds: readonly string[]
}

const OBSERVANCE: Rule = { once: ['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO'], atMostOnce: ['TZNAME'], holds: [] }
const RULES: Readonly<Record<string, Rule>> = {
  VCALENDAR: { once: ['VERSION', 'PRODID', 'METHOD'], atMostOnce: ['CALSCALE'], holds: ['VTIMEZONE', 'VEVENT'] },
  VTIMEZONE: { once: ['TZID'], atMostOnce: [], holds: ['STANDARD', 'DAYLIGHT'] },
  STANDARD: OBSERVANCE,
  DAYLIGHT: OBSERVANCE,
  VEVENT: {
    once: ['UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY', 'SEQUENCE', 'STATUS', 'ORGANIZER'],
    atMostOnce: ['CREATED', 'LAST-MODIFIED', 'DESCRIPTION', 'LOCATION', 'GEO', 'URL', 'TRANSP'],
    holds: ['VALARM'],
  },
  VALARM: { once: ['ACTION', 'TRIGGER', 'DESCRIPTION'], atMostOnce: [], holds: [] },
}

const VALUES: Readonly<Record<string, RegExp>> = {
  VERSION: /^2\.0$/,
  METHOD: /^(PUBLISH|CANCEL)$/,
  CALSCALE: /^GREGORIAN$/,
  TZOFFSETFROM: /^[+-]\d{4}(\d\d)?$/,
  TZOFFSETTO: /^[+-]\d{4}(\d\d)?$/,
  DTSTAMP: /^\d{8}T\d{6}Z$/,
  CREATED: /^\d{8}T\d{6}Z$/,
  'LAST-MODIFIED': /^\d{8}T\d{6}Z$/,
  DTSTART: /^\d{8}T\d{6}Z?$/,
  DTEND: /^\d{8}T\d{6}Z?$/,
  SEQUENCE: /^\d+$/,
  STATUS: /^(CONFIRMED|CANCELLED)$/,
  TRANSP: /^OPAQUE$/,
  GEO: /^-?\d{1,2}(\.\d+)?;-?\d{1,3}(\.\d+)?$/,
  TRIGGER: /^-PT\d+H$/,
  ACTION: /^DISPLAY$/,
  ORGANIZER: /^(mailto:[^\s@]+@[^\s@]+|https?:\/\/\S+)$/,
  URL: /^https?:\/\/\S+$/,
}
/** A TEXT value: backslashes only as an escape, and neither of the two bare separators. */
const TEXT = /^(?:\\[\\;,nN]|[^\\;,\p{Cc}])*$/u
const LINE = /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"\p{Cc}]*"|[^";:,\p{Cc}]+))*):(.*)$/u

interface Open {
  readonly name: string
  readonly seen: Map<string, number>
  readonly inside: string[]
}

/** Everything that is wrong with a calendar file by RFC 5545, and by RFC 5546 for what is published; empty for none. */
export function strictFaults(file: string): string[] {
  const faults: string[] = []
  const bytes = new TextEncoder().encode(file)
  if (!file.endsWith('\r\n') || /(?<!\r)\n|\r(?!\n)/.test(file)) faults.push('a line does not end with CRLF')
  if (new TextDecoder('utf-8').decode(bytes) !== file) faults.push('it is not UTF-8')
  for (const line of file.split('\r\n')) {
    if (new TextEncoder().encode(line).length > 75) faults.push(`over 75 octets: ${line}`)
    if (!line.isWellFormed()) faults.push(`folded inside a character: ${line}`)
  }
  const stack: Open[] = []
  let ended = false
  for (const line of unfold(file)) {
    const [, name = '', parameters = '', value = ''] = LINE.exec(line) ?? []
    if (name === '') faults.push(`no content line: ${line}`)
    if (ended) faults.push(`after the end: ${line}`)
    if (name === 'BEGIN') begin(stack, value, faults)
    else if (name === 'END') ended = end(stack, value, faults)
    else property(stack.at(-1), { name, parameters, value }, faults)
  }
  if (!ended) faults.push('it does not end')
  return faults
}

/** Content lines, with folded ones joined. */
export function unfold(file: string): string[] {
  return file
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .slice(0, -1)
}

function begin(stack: Open[], name: string, faults: string[]): void {
  const parent = stack.at(-1)
  const isAllowed = parent ? RULES[parent.name]?.holds.includes(name) : name === 'VCALENDAR'
  if (!isAllowed) faults.push(`${name} in ${parent?.name ?? 'nothing'}`)
  parent?.inside.push(name)
  stack.push({ name, seen: new Map(), inside: [] })
}

function end(stack: Open[], name: string, faults: string[]): boolean {
  const open = stack.pop()
  if (open?.name !== name) faults.push(`END:${name} ends ${open?.name}`)
  for (const needed of RULES[name]?.once ?? []) if (!open?.seen.has(needed)) faults.push(`${name} lacks ${needed}`)
  const isEmptyZone = name === 'VTIMEZONE' && !open?.inside.includes('STANDARD')
  if (isEmptyZone || (name === 'VCALENDAR' && !open?.inside.includes('VEVENT'))) faults.push(`${name} holds too little`)
  return stack.length === 0
}

function property(
  open: Open | undefined,
  { name, parameters, value }: { name: string; parameters: string; value: string },
  faults: string[],
): void {
  const rule = RULES[open?.name ?? '']
  if (!open || !rule) return void faults.push(`${name} stands in nothing`)
  if (!rule.once.includes(name) && !rule.atMostOnce.includes(name)) faults.push(`${name} in ${open.name}`)
  const times = (open.seen.get(name) ?? 0) + 1
  open.seen.set(name, times)
  if (times > 1) faults.push(`${name} twice in ${open.name}`)
  const expected = VALUES[name] ?? TEXT
  if (!expected.test(value)) faults.push(`${name} has the value ${value}`)
  const isTimed = name === 'DTSTART' || name === 'DTEND'
  const hasZone = /^;TZID=[\w/+-]+$/.test(parameters)
  if (isTimed && open.name === 'VEVENT' && hasZone === value.endsWith('Z')) faults.push(`${name} has no zone, or two`)
  if (parameters !== '' && !(isTimed && hasZone) && !/^;CN="[^"]*"$/.test(parameters))
    faults.push(`${name}${parameters}`)
}
