import { type RenderedMarkdown, renderMarkdown } from '../../platform/markdown/index.ts'
import { sizesOfPictures } from './files.ts'
import type { Db } from './files-repository.ts'

/** Renders the words of an article; its own pictures have their sizes, so that nothing moves when they come. */
export async function renderArticle(db: Db, workspaceId: string, body: string): Promise<RenderedMarkdown> {
  return renderMarkdown(body, { sizes: await sizesOfPictures(db, workspaceId, body) })
}
