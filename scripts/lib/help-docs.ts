import { join } from 'node:path'
import type { ArticleKind, ArticleTree, BlockNode, InlineNode } from '@deskbell/protocol'
import { readContents } from '../../packages/server/src/features/help/folder/contents.ts'
import { openFolder } from '../../packages/server/src/main/folders.ts'
import { type RenderedMarkdown, renderMarkdown } from '../../packages/server/src/platform/markdown/index.ts'
import { ROOT } from './setup.mjs'

/** One language of an article of Deskbell's own documentation. */
export interface HelpDoc {
  /** Relative to docs/help, such as `install/script-tag.md`. */
  readonly file: string
  readonly kind: ArticleKind
  readonly body: string
  readonly rendered: RenderedMarkdown
  readonly code: readonly Code[]
}

/** Something in the type of code. `lang` is null within a line, and '' in a block that names none. */
export interface Code {
  readonly lang: string | null
  readonly text: string
}

/** The documentation as `deskbell help import` reads it. Throws what is wrong with the folder, by file and line. */
export async function readHelpDocs() {
  const folder = await openFolder(join(ROOT, 'docs/help'))
  const { categories, warnings } = await readContents(folder, 'en')
  const docs = categories.flatMap(({ articles }) =>
    articles.flatMap(({ kind, translations }) => translations.map(({ file, words }) => toDoc(file, kind, words.body))),
  )
  return { docs, warnings, paths: folder.paths }
}

function toDoc(file: string, kind: ArticleKind, body: string): HelpDoc {
  const rendered = renderMarkdown(body, { resolve: (address) => `/${address.replaceAll('../', '')}` })
  return { file, kind, body, rendered, code: codeOf(rendered.tree) }
}

function codeOf(tree: ArticleTree): Code[] {
  return tree.flatMap((block: BlockNode): Code[] => {
    switch (block.t) {
      case 'pre':
        return [{ lang: block.lang ?? '', text: block.text }]
      case 'p':
      case 'h':
        return inlineCode(block.c)
      case 'ul':
      case 'ol':
        return block.items.flatMap(codeOf)
      case 'steps':
        return block.items.flatMap(({ c }) => codeOf(c))
      case 'quote':
      case 'callout':
        return codeOf(block.c)
      case 'table':
        return [block.head, ...block.rows].flat().flatMap(inlineCode)
      default:
        return []
    }
  })
}

function inlineCode(nodes: readonly InlineNode[]): Code[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return []
    if (node.t === 'code') return [{ lang: null, text: node.text }]
    return 'c' in node ? inlineCode(node.c) : []
  })
}
