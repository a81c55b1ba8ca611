import type { ArticleTree, Heading, MarkdownProblem } from '@deskbell/protocol'

/** What Markdown becomes: a tree to draw, and the same as plain text to search. */
export interface RenderedMarkdown {
  readonly tree: ArticleTree
  readonly headings: Heading[]
  /** The words without marks, blocks parted by line breaks. */
  readonly text: string
  /** What will not be shown as written. */
  readonly problems: MarkdownProblem[]
}

export interface RenderOptions {
  /**
   * Resolves a link or picture that is relative to the Markdown file, such as `./refunds.md`;
   * null refuses it. Without this, relative addresses are refused.
   */
  readonly resolve?: (address: string, kind: 'link' | 'image') => string | null
}
