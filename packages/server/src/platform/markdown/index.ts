import { type BlockNode, CodedError, LIMITS } from '@deskbell/protocol'
import { readBlocks } from './blocks.ts'
import { newPage, type Page, report } from './page.ts'
import { parse } from './parser.ts'
import { blockText } from './text.ts'
import { partFootnotes } from './tokens.ts'
import type { RenderedMarkdown, RenderOptions } from './types.ts'

export type { PixelSize, RenderedMarkdown, RenderOptions } from './types.ts'

/**
 * Renders Markdown (CommonMark, and GFM's tables, strikethrough, autolinks, task lists, alerts and
 * footnotes) to the tree of an article. Only what the tree has words for comes through; everything
 * else is shown as it was written, or left out, and reported with its line. The time it takes grows
 * with the length of the text, whatever that is.
 *
 * @throws CodedError `invalid_input` above LIMITS.markdownLength
 * @example renderMarkdown('## Refunds\n\n<b>Soon</b>').tree
 * // [{ t: 'h', level: 2, id: 'refunds', c: ['Refunds'] }, { t: 'p', c: ['<b>Soon</b>'] }]
 */
export function renderMarkdown(body: string, options: RenderOptions = {}): RenderedMarkdown {
  if (body.length > LIMITS.markdownLength) {
    throw new CodedError('invalid_input', `Markdown may have at most ${LIMITS.markdownLength} characters`)
  }
  const { text, notes } = partFootnotes(parse(body))
  const page = newPage(body, options, notes)
  const tree = readBlocks(page, { tokens: text, at: 0 }, '')
  tree.push(...readFootnotes(page))
  page.problems.sort((a, b) => a.line - b.line)
  return { tree, headings: page.headings, text: blockText(tree), problems: page.problems }
}

/** The footnotes that were referred to, as a list at the end. Footnotes may name further ones. */
function readFootnotes(page: Page): BlockNode[] {
  const { notes, numbers } = page.footnotes
  const items: BlockNode[][] = []
  // A Map is walked in the order of its keys, with those that come meanwhile.
  for (const label of numbers.keys()) {
    items.push(readBlocks(page, { tokens: notes.get(label) ?? [], at: 0 }, ''))
  }
  for (const [label, [first]] of notes) {
    if (numbers.has(label)) continue
    page.line = (first?.map?.[0] ?? 0) + 1
    report(page, `The footnote ${label.slice(0, 40)} is not shown: nothing refers to it.`)
  }
  return items.length > 0 ? [{ t: 'hr' }, { t: 'ol', start: 1, items }] : []
}
