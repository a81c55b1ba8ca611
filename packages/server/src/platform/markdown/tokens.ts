import type { Token } from 'markdown-it'

/** A place in a row of tokens. */
export interface Cursor {
  readonly tokens: readonly Token[]
  at: number
}

/** The token at the cursor, which then moves on. */
export function take(cursor: Cursor): Token | undefined {
  return cursor.tokens[cursor.at++]
}

/** The line that a token begins at, 1 being the first. */
export function lineOf(token: Token): number | null {
  return token.map ? token.map[0] + 1 : null
}

/**
 * Parts the tokens of footnotes, wherever they stand, from those of the text. Of two with one label
 * the first counts.
 */
export function partFootnotes(tokens: readonly Token[]): { text: Token[]; notes: Map<string, Token[]> } {
  const text: Token[] = []
  const notes = new Map<string, Token[]>()
  const opened: Token[][] = [text]
  for (const token of tokens) {
    if (token.type === 'footnote_reference_open') {
      const note: Token[] = []
      const label = String(token.meta?.label)
      if (!notes.has(label)) notes.set(label, note)
      opened.push(note)
    } else if (token.type === 'footnote_reference_close') opened.pop()
    else opened.at(-1)?.push(token)
  }
  return { text, notes }
}
