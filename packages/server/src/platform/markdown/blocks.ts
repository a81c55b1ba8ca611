import { type BlockNode, CALLOUTS, type InlineNode } from '@deskbell/protocol'
import type { Token } from 'markdown-it'
import { downloadAt, videoAt } from './addresses.ts'
import { toHeading } from './headings.ts'
import { withoutComments } from './html.ts'
import { readInlines } from './inlines.ts'
import { readList } from './lists.ts'
import { type Page, report } from './page.ts'
import { readTable } from './tables.ts'
import { cleanText, inlineText } from './text.ts'
import { type Cursor, lineOf, take } from './tokens.ts'

export type ReadBlocks = (page: Page, cursor: Cursor, closing: string) => BlockNode[]

const ALERT = new RegExp(`^\\[!(${CALLOUTS.join('|')})\\][ \\t]*(?:\\n|$)`, 'i')
const LANGUAGE = /^[\w+#.-]{1,30}$/

/** The blocks up to the token that closes what they stand in, or to the end. */
export function readBlocks(page: Page, cursor: Cursor, closing: string): BlockNode[] {
  const blocks: BlockNode[] = []
  for (let token = take(cursor); token && token.type !== closing; token = take(cursor)) {
    page.line = lineOf(token) ?? page.line
    const block = readBlock(page, cursor, token)
    if (block) blocks.push(block)
  }
  return blocks
}

function readBlock(page: Page, cursor: Cursor, token: Token): BlockNode | null {
  switch (token.type) {
    case 'paragraph_open':
      return toParagraph(readLine(page, cursor))
    case 'heading_open':
      return toHeading(page, Number(token.tag.slice(1)), readLine(page, cursor))
    case 'bullet_list_open':
    case 'ordered_list_open':
      return readList(page, cursor, token, readBlocks)
    case 'blockquote_open':
      return readQuote(page, cursor)
    case 'fence':
    case 'code_block':
      return toCode(token)
    case 'hr':
      return { t: 'hr' }
    case 'table_open':
      return readTable(page, cursor)
    case 'html_block':
      return readHtml(page, token)
    case 'too_deep':
      report(page, 'Quotes and lists stand too deep in each other; the innermost are shown as written.')
      return literal(token.content)
    default:
      return literal(token.content)
  }
}

/** The line inside a paragraph or heading, and the token that closes it. */
function readLine(page: Page, cursor: Cursor): InlineNode[] {
  const nodes: InlineNode[] = []
  for (let token = take(cursor); token && token.nesting >= 0; token = take(cursor)) {
    nodes.push(...readInlines(page, token.children ?? []))
  }
  return nodes
}

/** A paragraph that is nothing but a link to a video or a kept file stands for that itself. */
function toParagraph(c: InlineNode[]): BlockNode | null {
  const words = c.filter((node) => typeof node !== 'string' || node.trim() !== '')
  if (words.length === 0) return null
  const [only] = words
  if (words.length > 1 || typeof only !== 'object' || only.t !== 'a') return { t: 'p', c }
  const title = inlineText(only.c).trim()
  const video = videoAt(only.href)
  if (video) return { t: 'video', ...video, title: /^(https?:|www\.)/i.test(title) ? '' : title }
  const file = downloadAt(only.href)
  if (file === null) return { t: 'p', c }
  return { t: 'download', href: only.href, name: title === only.href ? file : title }
}

function readQuote(page: Page, cursor: Cursor): BlockNode | null {
  const kind = takeAlert(cursor)
  const c = readBlocks(page, cursor, 'blockquote_close')
  if (c.length === 0) return null
  return kind ? { t: 'callout', kind, c } : { t: 'quote', c }
}

/** Takes the first line of a quote where that names a kind of callout. */
function takeAlert({ tokens, at }: Cursor): (typeof CALLOUTS)[number] | null {
  const line = tokens[at + 1]
  const name = ALERT.exec(line?.content ?? '')?.[1]?.toLowerCase()
  if (tokens[at]?.type !== 'paragraph_open' || name === undefined || !line?.children) return null
  const end = line.children.findIndex((child) => child.type === 'softbreak' || child.type === 'hardbreak')
  line.children = end < 0 ? [] : line.children.slice(end + 1)
  return CALLOUTS.find((kind) => kind === name) ?? null
}

function toCode(token: Token): BlockNode {
  const lang = token.info.trim().split(/\s/, 1)[0] ?? ''
  const text = cleanText(token.content).replace(/\n$/, '')
  return { t: 'pre', lang: LANGUAGE.test(lang) ? lang : null, text }
}

function readHtml(page: Page, token: Token): BlockNode | null {
  const { text, isOpen } = withoutComments(token.content)
  if (isOpen) report(page, 'A comment begins here and does not end; nothing of it is shown.')
  const block = literal(text)
  if (block) report(page, 'HTML is shown as written, it has no effect.')
  return block
}

/** Text as it was written, line by line. */
function literal(text: string): BlockNode | null {
  const lines = cleanText(text).trim().split(/\n\s*/)
  if (lines[0] === '') return null
  return { t: 'p', c: lines.flatMap((line, index): InlineNode[] => (index === 0 ? [line] : [{ t: 'br' }, line])) }
}
