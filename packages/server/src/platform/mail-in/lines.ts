/** One line of a mail's text, with what is known of it beside its words. */
export interface Line {
  readonly text: string
  /** Begins with `>`, or stood in a block quote. */
  readonly quoted: boolean
  /** What the sender's program says of it: the beginning of the mail that is answered, or a signature. */
  readonly mark?: 'attribution' | 'original' | 'signature'
}

/** The lines of a plain text. */
export function linesOf(text: string): Line[] {
  return text.split('\n').map((line) => ({ text: line, quoted: /^[ \t]{0,3}>/.test(line) }))
}

export function isBlank({ text }: Line): boolean {
  return text.trim() === ''
}

/** Lines as one text, without empty ones around it. */
export function joinLines(lines: readonly Line[]): string {
  const first = lines.findIndex((line) => !isBlank(line))
  if (first === -1) return ''
  const last = lines.findLastIndex((line) => !isBlank(line))
  return lines
    .slice(first, last + 1)
    .map(({ text }) => text)
    .join('\n')
}
