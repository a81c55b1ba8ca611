/** What is left of raw HTML: text to be shown as it stands, a line break, or nothing. */
export interface RawHtml {
  readonly text: string
  /** A comment that goes on to the end of the text. */
  readonly isOpen: boolean
}

const BREAK = /^<br\s*\/?>$/i

export function isLineBreak(html: string): boolean {
  return BREAK.test(html)
}

/** Takes comments out of raw HTML, in one pass. */
export function withoutComments(html: string): RawHtml {
  let text = ''
  let from = 0
  for (;;) {
    const start = html.indexOf('<!--', from)
    if (start < 0) return { text: text + html.slice(from), isOpen: false }
    text += html.slice(from, start)
    const end = html.indexOf('-->', start + 2)
    if (end < 0) return { text, isOpen: true }
    from = end + 3
  }
}
