import { Parser } from 'htmlparser2'
import type { Line } from './lines.ts'

const UNSEEN = new Set(['head', 'style', 'script', 'title', 'template', 'noscript', 'object', 'svg', 'select'])
const BLOCKS = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)
const SPACED = new Set(['p', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'pre', 'table', 'hr'])
const VOID = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'wbr', 'area', 'col', 'base', 'embed', 'source'])
/** How the programs name what they put around an answered mail, and around signatures. */
const ATTRIBUTION = /(^|\s)(gmail_attr|moz-cite-prefix|moz-email-headers-table|OutlookMessageHeader)(\s|$)/
const ORIGINAL = /^(x_)*(appendonsend|divRplyFwdMsg|mail-editor-reference-message-container)$/
const SIGNATURE_CLASS = /(^|\s)(gmail_signature|moz-signature|protonmail_signature_block(-user)?)(\s|$)/
const SIGNATURE_ID = /^(x_)*(signature|ms-outlook-mobile-signature|AppleMailSignature)$/i

/** Deeper nesting is nobody's mail. */
const DEEPEST = 400
const CHUNK = 16_384
/** A longer line is broken: looking at its end costs as much as it is long. */
const LINE = 2_000

type Mark = NonNullable<Line['mark']>
type Attributes = Readonly<Record<string, string>>

/** What one open element changes. */
interface Open {
  readonly name: string
  readonly mark: Mark | null
  readonly href: string | null
  /** How much was written before it. */
  readonly since: number
}

/**
 * An HTML mail as lines of text: blocks begin a line, quotes begin with `>`, links show where they
 * lead. What is not shown is left out. It never runs or fetches anything.
 */
export function htmlLines(html: string): Line[] {
  const writer = createWriter()
  let isTooDeep = false
  const stack: Open[] = []
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (stack.length > DEEPEST) isTooDeep = true
        writer.open(name, attributes)
        if (VOID.has(name)) return
        const mark = markOf(attributes)
        stack.push({ name, mark, href: name === 'a' ? hrefOf(attributes) : null, since: writer.written() })
        if (mark) writer.mark(mark, 1)
      },
      ontext: writer.text,
      onclosetag(name) {
        if (VOID.has(name)) return
        const opened = stack.pop()
        if (opened?.mark) writer.mark(opened.mark, -1)
        if (opened?.href) writer.link(opened.href, opened.since)
        writer.close(name)
      },
    },
    { decodeEntities: true },
  )
  for (let at = 0; at < html.length && !isTooDeep; at += CHUNK) parser.write(html.slice(at, at + CHUNK))
  parser.end()
  return writer.lines()
}

function markOf(attributes: Attributes): Mark | null {
  const { class: classes = '', id = '' } = attributes
  if (ATTRIBUTION.test(classes)) return 'attribution'
  if (ORIGINAL.test(id)) return 'original'
  return SIGNATURE_CLASS.test(classes) || SIGNATURE_ID.test(id) ? 'signature' : null
}

function hrefOf({ href = '' }: Attributes): string | null {
  return /^https?:\/\/[^\s]{1,1900}$/i.test(href) ? href : null
}

function createWriter() {
  const lines: Line[] = []
  const marks: Record<Mark, number> = { attribution: 0, original: 0, signature: 0 }
  let [line, unseen, quotes, preformatted, written] = ['', 0, 0, 0, 0]
  let isOriginal = false

  function mark(): Mark | undefined {
    if (isOriginal) {
      isOriginal = false
      return 'original'
    }
    return marks.attribution > 0 ? 'attribution' : marks.signature > 0 ? 'signature' : undefined
  }

  function breakLine(): void {
    const text = preformatted > 0 ? line.trimEnd() : line.trim()
    const own = text === '' ? undefined : mark()
    lines.push({
      text: quotes > 0 ? `${'>'.repeat(quotes)} ${text}`.trimEnd() : text,
      quoted: quotes > 0,
      ...(own && { mark: own }),
    })
    line = ''
  }

  function write(text: string): void {
    for (let at = 0; at < text.length; at += LINE) {
      line += text.slice(at, at + LINE)
      if (line.length <= LINE) continue
      const space = preformatted > 0 ? -1 : line.lastIndexOf(' ')
      const rest = space > 0 ? line.slice(space + 1) : ''
      if (space > 0) line = line.slice(0, space)
      breakLine()
      line = rest
    }
  }

  function endBlock(name: string): void {
    if (line.trim() !== '') breakLine()
    const last = lines.at(-1)
    if (SPACED.has(name) && last && last.text.replace(/[> ]/g, '') !== '') breakLine()
  }

  return {
    open(name: string, attributes: Attributes): void {
      if (UNSEEN.has(name)) unseen++
      if (unseen > 0) return
      if (name === 'br') breakLine()
      if (name === 'img' && attributes.alt && attributes.alt.length <= 20) write(attributes.alt)
      if ((name === 'td' || name === 'th') && line.trim() !== '') line += ' '
      if (!BLOCKS.has(name)) return
      endBlock(name)
      if (name === 'blockquote') quotes++
      if (name === 'pre') preformatted++
      if (name === 'li') line += '- '
    },
    text(text: string): void {
      if (unseen > 0) return
      written += text.trim().length
      if (preformatted > 0) {
        const [first = '', ...rest] = text.split(/\r?\n/)
        write(first)
        for (const next of rest) {
          breakLine()
          write(next)
        }
        return
      }
      const words = text.replace(/[\s\u00a0]+/g, ' ')
      write(line === '' || line.endsWith(' ') ? words.trimStart() : words)
    },
    link(href: string, since: number): void {
      if (unseen > 0 || written === since || line.includes(href)) return
      if (line.endsWith(href.replace(/^https?:\/\//, '').replace(/\/$/, ''))) return
      line = `${line.trimEnd()} (${href})`
    },
    close(name: string): void {
      if (UNSEEN.has(name)) {
        unseen = Math.max(0, unseen - 1)
        return
      }
      if (unseen > 0 || !BLOCKS.has(name)) return
      endBlock(name)
      if (name === 'blockquote') quotes = Math.max(0, quotes - 1)
      if (name === 'pre') preformatted = Math.max(0, preformatted - 1)
    },
    mark(kind: Mark, by: 1 | -1): void {
      if (kind === 'original' && by === 1) isOriginal = true
      if (by === -1 || kind !== 'original') {
        if (line.trim() !== '') breakLine()
      }
      marks[kind] += by
    },
    written: () => written,
    lines(): Line[] {
      if (line.trim() !== '') breakLine()
      return lines
    },
  }
}
