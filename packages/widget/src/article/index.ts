import type { ArticleTree } from '@deskbell/protocol'
import css from './article.css.ts'
import { drawBlocks } from './blocks.ts'
import type { DrawOptions } from './options.ts'

export { CALLOUT_ICONS, DOWNLOAD_ICON } from './callouts.ts'
export { showHeading } from './headings.ts'
export type { ArticleWords, DrawOptions, StepTicks } from './options.ts'

/** The style sheet for what `drawArticle` makes, on the theme's variables; the element around it has the class `a-article`. */
export const ARTICLE_CSS: string = css

/**
 * Nodes for the body of an article. Text becomes text and addresses are looked at once more, so that
 * nothing a writer typed can act; no HTML is parsed and no style attribute is set. Class names begin
 * with `a-`. The direction is that of the element around it, which needs `dir` and `lang`.
 *
 * @example
 * const body = document.createElement('div')
 * body.className = 'a-article'
 * body.append(drawArticle(article.tree, { origin: 'https://desk.example.com', words }))
 */
export function drawArticle(tree: ArticleTree, options: DrawOptions): DocumentFragment {
  const drawing = document.createDocumentFragment()
  drawing.append(...drawBlocks(tree, options))
  return drawing
}
