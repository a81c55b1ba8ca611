import type { InlineNode } from '@deskbell/protocol'
import type { Token } from 'markdown-it'
import { toLink, toPicture } from './addresses.ts'
import { isLineBreak, withoutComments } from './html.ts'
import { type Page, report } from './page.ts'
import { cleanText } from './text.ts'

/** Marks stand at most so deep in each other; further ones are not shown, their words are. */
const MARK_DEPTH = 12

type Marked = Extract<InlineNode, { c: InlineNode[] }>

const MARKS = { strong_open: 'strong', em_open: 'em', s_open: 'del' } as const

/** What has been opened: the list that is being filled, and the node it belongs to. */
interface Open {
  readonly list: InlineNode[]
  readonly node: Marked | null
}

/** What stands in a line, from the parser's tokens. */
export function readInlines(page: Page, tokens: readonly Token[]): InlineNode[] {
  const root: Open = { list: [], node: null }
  const opened: Open[] = []
  let top = root

  function open(node: Marked | null): void {
    opened.push(top)
    const isTooDeep = node !== null && opened.length > MARK_DEPTH
    if (isTooDeep) report(page, 'Marks stand too deep in each other; the innermost are not shown.')
    if (node === null || isTooDeep) {
      top = { list: top.list, node: null }
      return
    }
    top.list.push(node)
    top = { list: node.c, node }
  }

  function close(): void {
    const { node } = top
    top = opened.pop() ?? root
    if (node === null || node.c.length > 0) return
    // A link without words could not be seen or followed.
    if (node.t === 'a') node.c.push(node.href)
    else top.list.pop()
  }

  for (const token of tokens) {
    if (token.type in MARKS) open({ t: MARKS[token.type as keyof typeof MARKS], c: [] })
    else if (token.type === 'link_open') open(toLink(page, addressOf(token, 'href'), token.markup === 'linkify'))
    else if (token.nesting < 0) close()
    else addTo(top.list, readLeaf(page, token))
  }
  return root.list
}

function readLeaf(page: Page, token: Token): InlineNode | null {
  switch (token.type) {
    case 'softbreak':
      page.line++
      return ' '
    case 'hardbreak':
      page.line++
      return { t: 'br' }
    case 'code_inline':
      return { t: 'code', text: cleanText(token.content) }
    case 'image': {
      const alt = altOf(token)
      return toPicture(page, addressOf(token, 'src'), alt) ?? alt
    }
    case 'html_inline':
      return readHtml(page, token.content)
    case 'footnote_ref':
      return readFootnote(page, String(token.meta?.label))
    default:
      return shown(page, token.content)
  }
}

function shown(page: Page, text: string): string {
  const clean = cleanText(text)
  if (clean !== text) report(page, 'Invisible characters are left out.')
  return clean
}

function readHtml(page: Page, html: string): InlineNode | null {
  if (isLineBreak(html)) return { t: 'br' }
  const { text } = withoutComments(html)
  if (text === '') return null
  report(page, 'HTML is shown as written, it has no effect.')
  return shown(page, text)
}

/** The number of a footnote, in the order of their first mention. */
function readFootnote({ footnotes: { numbers } }: Page, label: string): string {
  const number = numbers.get(label) ?? numbers.size + 1
  numbers.set(label, number)
  return `[${number}]`
}

function altOf(token: Token): string {
  return cleanText(
    (token.children ?? []).map((child) => child.content || (/break$/.test(child.type) ? ' ' : '')).join(''),
  )
}

function addressOf(token: Token, name: 'href' | 'src'): string {
  return String(token.attrGet(name) ?? '')
}

/** Text after text is one text. */
function addTo(list: InlineNode[], node: InlineNode | null): void {
  if (node === null || node === '') return
  const last = list.at(-1)
  if (typeof node === 'string' && typeof last === 'string') list[list.length - 1] = last + node
  else list.push(node)
}
