/** A line may have so many octets, without its end (RFC 5545, 3.1). */
const OCTETS = 75

const encoder = new TextEncoder()

/**
 * A value of type TEXT: what would end it, or begin something else, is escaped, and what no calendar may hold is left
 * out.
 *
 * @example textValue('Lisbon; 2nd floor,\nleft') // 'Lisbon\\; 2nd floor\\,\\nleft'
 */
export function textValue(text: string): string {
  return printable(text.replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n'))
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n')
}

/** The value of a parameter in quotes, which has no way to hold a quote. */
export function quotedValue(text: string): string {
  return `"${printable(text).replace(/"/g, '’').replace(/\s+/g, ' ').trim()}"`
}

/** Text without control characters, other than line ends, and without halves of characters. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.toWellFormed().replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, ' ')
}

/** Lines as a calendar file has them: long ones folded between characters, each ended by CRLF. */
export function foldLines(lines: readonly string[]): string {
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

function fold(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (octets + size > OCTETS) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n')
}
