import type { ArticleTree, BlockNode, InlineNode } from '@deskbell/protocol'
import { h } from '../../../i18n/help.ts'

/**
 * The tree with pictures of other sites as links: the console loads nothing from elsewhere, so that a
 * text under review can tell nobody who reads it.
 *
 * @param origin the console's own, such as `https://desk.example.com`
 */
export function loadable(tree: ArticleTree, origin: string): ArticleTree {
  const inline = (node: InlineNode): InlineNode => {
    if (typeof node === 'string') return node
    if (node.t === 'img') {
      const url = URL.parse(node.src, origin)
      if (!url || url.origin === origin) return node
      const words = node.alt ? `${node.alt} (${h.editor.outside(url.host)})` : h.editor.outside(url.host)
      return { t: 'a', href: url.href, c: [words] }
    }
    return 'c' in node ? { ...node, c: node.c.map(inline) } : node
  }
  const block = (node: BlockNode): BlockNode => {
    switch (node.t) {
      case 'p':
      case 'h':
        return { ...node, c: node.c.map(inline) }
      case 'ul':
      case 'ol':
        return { ...node, items: node.items.map((item) => item.map(block)) }
      case 'steps':
        return { ...node, items: node.items.map((item) => ({ ...item, c: item.c.map(block) })) }
      case 'quote':
      case 'callout':
        return { ...node, c: node.c.map(block) }
      case 'table':
        return {
          ...node,
          head: node.head.map((cell) => cell.map(inline)),
          rows: node.rows.map((row) => row.map((cell) => cell.map(inline))),
        }
      default:
        return node
    }
  }
  return tree.map(block)
}
