import type { ArticleTree, BlockNode, InlineNode } from '@deskbell/protocol'

type Marked = Exclude<InlineNode, string>

/** Every block of a tree, outer ones first. */
export function blocksOf(tree: ArticleTree): BlockNode[] {
  return tree.flatMap((block) => [block, ...innerBlocks(block).flatMap(blocksOf)])
}

function innerBlocks(block: BlockNode): BlockNode[][] {
  if (block.t === 'ul' || block.t === 'ol') return block.items
  if (block.t === 'steps') return block.items.map(({ c }) => c)
  return block.t === 'quote' || block.t === 'callout' ? [block.c] : []
}

/** Everything that stands within the lines of a tree, text apart. */
export function inlinesOf(tree: ArticleTree): Marked[] {
  return blocksOf(tree).flatMap((block) => linesOf(block).flatMap(marksIn))
}

function linesOf(block: BlockNode): InlineNode[][] {
  if (block.t === 'p' || block.t === 'h') return [block.c]
  return block.t === 'table' ? [...block.head, ...block.rows.flat()] : []
}

function marksIn(nodes: readonly InlineNode[]): Marked[] {
  return nodes.flatMap((node) => (typeof node === 'string' ? [] : [node, ...('c' in node ? marksIn(node.c) : [])]))
}
