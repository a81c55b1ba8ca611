import type { RenderedMarkdown, RenderOptions } from '../../platform/markdown/types.ts'

/** Plain paragraphs, until platform/markdown renders all of it. */
export function renderMarkdown(body: string, _options: RenderOptions = {}): RenderedMarkdown {
  const blocks = body
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
  return {
    tree: blocks.map((text) => ({ t: 'p', c: [text] })),
    headings: [],
    text: blocks.join('\n'),
    problems: [],
  }
}
