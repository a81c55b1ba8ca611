import type { BlockNode, InlineNode, MarkdownPreview } from '@deskbell/protocol'

const CALLOUT = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*/

/** Enough Markdown to write and look at articles; the service's own rendering is tested there. */
export function pretendToRender(body: string): MarkdownPreview {
  const tree: BlockNode[] = []
  const headings: MarkdownPreview['headings'] = []
  const problems: MarkdownPreview['problems'] = []
  let line = 1
  for (const block of body.split(/\n{2,}/)) {
    const lines = block.split('\n')
    for (const [index, text] of lines.entries())
      if (/<\w+/.test(text)) problems.push({ line: line + index, message: 'HTML is shown as it is written' })
    line += lines.length + 1
    const heading = /^(#{2,4}) (.+)$/.exec(block)
    if (heading) {
      const level = (heading[1] ?? '##').length as 2 | 3 | 4
      const id = `h-${headings.length + 1}`
      headings.push({ id, level, text: heading[2] ?? '' })
      tree.push({ t: 'h', level, id, c: inlines(heading[2] ?? '') })
    } else if (lines.every((text) => /^\d+\. \[[ x]\] /.test(text))) {
      tree.push({
        t: 'steps',
        items: lines.map((text, index) => ({
          id: `s-${index + 1}`,
          c: [{ t: 'p', c: inlines(text.replace(/^\d+\. \[[ x]\] /, '')) }],
        })),
      })
    } else if (lines.every((text) => /^- /.test(text))) {
      tree.push({ t: 'ul', items: lines.map((text) => [{ t: 'p', c: inlines(text.slice(2)) }]) })
    } else if (lines.every((text) => text.startsWith('>'))) {
      const said = lines.map((text) => text.replace(/^> ?/, '')).join(' ')
      const kind = CALLOUT.exec(said)?.[1]?.toLowerCase() as Extract<BlockNode, { t: 'callout' }>['kind'] | undefined
      const c: BlockNode[] = [{ t: 'p', c: inlines(said.replace(CALLOUT, '')) }]
      tree.push(kind ? { t: 'callout', kind, c } : { t: 'quote', c })
    } else if (block.trim() !== '') tree.push({ t: 'p', c: inlines(lines.join(' ')) })
  }
  return { tree, headings, problems }
}

function inlines(text: string): InlineNode[] {
  const nodes: InlineNode[] = []
  let end = 0
  for (const match of text.matchAll(/\*\*(.+?)\*\*|!\[(.*?)\]\((\S+?)\)|\[(.+?)\]\((\S+?)\)/g)) {
    if (match.index > end) nodes.push(text.slice(end, match.index))
    const [all, strong, alt, src, label, href] = match
    if (strong) nodes.push({ t: 'strong', c: [strong] })
    else if (src) nodes.push({ t: 'img', src, alt: alt ?? '', width: 640, height: 360 })
    else nodes.push({ t: 'a', href: href ?? '#', c: [label ?? ''] })
    end = match.index + all.length
  }
  if (end < text.length) nodes.push(text.slice(end))
  return nodes
}
