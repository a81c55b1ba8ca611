import type { BlockNode, InlineNode } from '@deskbell/protocol'

/**
 * Text without what cannot be seen: control characters, and the marks that turn the direction of
 * everything after them. Marks for one word (LRM, RLM, isolates) stay, as languages need them.
 */
export function cleanText(text: string): string {
  return text.replace(/[\u202a-\u202e]|(?![\t\n])\p{Cc}/gu, '')
}

/** The words of what stands in a line. */
export function inlineText(nodes: readonly InlineNode[]): string {
  return nodes.map(wordsOf).join('')
}

function wordsOf(node: InlineNode): string {
  if (typeof node === 'string') return node
  switch (node.t) {
    case 'code':
      return node.text
    case 'img':
      return node.alt
    case 'br':
      return '\n'
    default:
      return inlineText(node.c)
  }
}

/** The words of blocks, one line each. */
export function blockText(blocks: readonly BlockNode[]): string {
  return linesOf(blocks).join('\n')
}

function linesOf(blocks: readonly BlockNode[]): string[] {
  return blocks.flatMap(linesOfBlock).filter((line) => line !== '')
}

function linesOfBlock(block: BlockNode): string[] {
  switch (block.t) {
    case 'p':
    case 'h':
      return [inlineText(block.c)]
    case 'ul':
    case 'ol':
      return block.items.flatMap(linesOf)
    case 'steps':
      return block.items.flatMap((item) => linesOf(item.c))
    case 'quote':
    case 'callout':
      return linesOf(block.c)
    case 'pre':
      return [block.text]
    case 'table':
      return [block.head, ...block.rows].map((cells) => cells.map(inlineText).join('\t').trim())
    case 'video':
      return [block.title]
    case 'download':
      return [block.name]
    case 'hr':
      return []
  }
}
