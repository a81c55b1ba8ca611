import { type BlockNode, isSafeHref } from '@deskbell/protocol'
import { CALLOUT_ICONS, DOWNLOAD_ICON } from './callouts.ts'
import { absolute, element, icon } from './element.ts'
import { headingId } from './headings.ts'
import { drawInlines, openApart } from './inlines.ts'
import type { DrawOptions } from './options.ts'
import { drawPlainSteps, drawSteps } from './steps.ts'
import { drawVideo } from './video.ts'

type Of<T extends BlockNode['t']> = Extract<BlockNode, { t: T }>
type HeadingTag = 'h2' | 'h3' | 'h4' | 'h5' | 'h6'

/** Nodes for the blocks of a tree. */
export function drawBlocks(nodes: readonly BlockNode[], options: DrawOptions): Node[] {
  return nodes.map((node) => drawBlock(node, options))
}

function drawBlock(node: BlockNode, options: DrawOptions): Node {
  switch (node.t) {
    case 'p':
      return element('p', '', ...drawInlines(node.c, options))
    case 'h':
      return drawHeading(node, options)
    case 'ul':
      return element('ul', 'a-list', ...listItems(node.items, options))
    case 'ol': {
      const list = element('ol', 'a-list', ...listItems(node.items, options))
      if (node.start !== 1) list.start = node.start
      return list
    }
    case 'steps': {
      const steps = node.items.map(({ id, c }) => ({
        id,
        body: element('div', 'a-step-body', ...drawBlocks(c, options)),
      }))
      return options.steps ? drawSteps(steps, options.steps, options.words) : drawPlainSteps(steps)
    }
    case 'quote':
      return element('blockquote', 'a-quote', ...drawBlocks(node.c, options))
    case 'callout':
      return drawCallout(node, options)
    case 'pre':
      return drawCode(node)
    case 'hr':
      return element('hr', 'a-rule')
    case 'table':
      return drawTable(node, options)
    case 'video':
      return drawVideo(node, options.words)
    case 'download':
      return drawDownload(node, options)
    default:
      // A kind that a newer service knows.
      return document.createDocumentFragment()
  }
}

const listItems = (items: readonly BlockNode[][], options: DrawOptions): HTMLElement[] =>
  items.map((item) => element('li', '', ...drawBlocks(item, options)))

function drawHeading({ level, id, c }: Of<'h'>, options: DrawOptions): Node {
  const tag = `h${Math.min(6, level + (options.headingOffset ?? 0))}` as HeadingTag
  const heading = element(tag, `a-h${level}`, ...drawInlines(c, options))
  heading.id = headingId(id)
  heading.tabIndex = -1
  return heading
}

function drawCallout({ kind, c }: Of<'callout'>, options: DrawOptions): Node {
  const name = element('p', 'a-kind', icon(CALLOUT_ICONS[kind] ?? CALLOUT_ICONS.note), options.words[kind] ?? '')
  const box = element('div', `a-callout a-${kind}`, name, ...drawBlocks(c, options))
  box.setAttribute('role', 'note')
  return box
}

function drawCode({ text }: Of<'pre'>): Node {
  const block = element('pre', 'a-pre', element('code', '', text))
  block.dir = 'ltr'
  return scrollable(block)
}

function drawTable({ align, head, rows }: Of<'table'>, options: DrawOptions): Node {
  const cell = (tag: 'td' | 'th', column: number, content: Of<'table'>['head'][number]): HTMLElement => {
    const side = align[column]
    return element(tag, side ? `a-${side}` : '', ...drawInlines(content, options))
  }
  const top = head.map((content, column) => {
    const made = cell('th', column, content)
    made.setAttribute('scope', 'col')
    return made
  })
  const body = rows.map((row) => element('tr', '', ...row.map((content, column) => cell('td', column, content))))
  const table = element('table', '', element('thead', '', element('tr', '', ...top)), element('tbody', '', ...body))
  return scrollable(element('div', 'a-table', table))
}

/** What may be wider than its place must be reachable to be scrolled by keys. */
function scrollable<T extends HTMLElement>(node: T): T {
  node.tabIndex = 0
  return node
}

function drawDownload({ href, name }: Of<'download'>, { origin, words }: DrawOptions): Node {
  if (!isSafeHref(href)) return element('p', '', name)
  const kind = element('span', 'a-kind', words.download)
  const link = element('a', 'a-download', icon(DOWNLOAD_ICON), element('span', '', name), ' ', kind)
  link.href = absolute(href, origin)
  link.download = ''
  openApart(link)
  return link
}
