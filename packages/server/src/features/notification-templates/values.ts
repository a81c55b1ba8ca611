import { fillVariables, placesOf } from '@deskbell/protocol'

export type Values = Readonly<Record<string, string>>

/** Control characters but the line break, and those that turn the direction of what follows. */
const UNSEEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff]/gu

/** Values as they may stand in a mail: plain text with line breaks, no control characters, never longer than `most`. */
export function cleanValues(values: Values, most: number): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, cut(clean(value), most)]))
}

function clean(value: string): string {
  return value
    .replace(/\r\n?/g, '\n')
    .replace(UNSEEN, (character) => (character === '\n' ? '\n' : character === '\t' ? ' ' : ''))
    .trim()
}

/**
 * At most so many UTF-16 code units, with an ellipsis where something was cut.
 *
 * @example cut('abcdef', 4) // 'abc…'
 */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  const kept = text.slice(0, most - 1)
  // Half a pair of surrogates is no character.
  return `${(/[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept).trimEnd()}…`
}

/** Filled for where there is one line only; each value is cut, so that one cannot push out the others. */
export function fillLine(line: string, values: Values, most: number, mostOfEach = most): string {
  const short = Object.fromEntries(
    placesOf(line).map(({ name }) => [name, cut(asOneLine(values[name] ?? ''), mostOfEach)]),
  )
  return cut(asOneLine(fillVariables(line, short)), most)
}

function asOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/**
 * A line of a body. Null where it names something that has no value: such a line is left out, so that no
 * sentence stands there half. A name after which a bar stands, and a recipient's, may be missing.
 */
export function fillBodyLine(line: string, values: Values): string | null {
  const isMissing = placesOf(line).some(
    ({ name, otherwise }) => otherwise === null && !name.startsWith('recipient.') && (values[name] ?? '') === '',
  )
  return isMissing ? null : fillVariables(line, values).trim()
}
