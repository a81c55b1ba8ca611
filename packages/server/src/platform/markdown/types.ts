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

/** Width and height of a picture in pixels. */
export interface PixelSize {
  readonly width: number
  readonly height: number
}

export interface RenderOptions {
  /**
   * Resolves a link or picture that is relative to the Markdown file, such as `./refunds.md`;
   * null refuses it. Without this, relative addresses are refused.
   */
  readonly resolve?: (address: string, kind: 'link' | 'image') => string | null
  /** Sizes of kept pictures by their path, such as `/help/files/fil_…/plan.png`, so that pages keep their place. */
  readonly sizes?: ReadonlyMap<string, PixelSize>
}
