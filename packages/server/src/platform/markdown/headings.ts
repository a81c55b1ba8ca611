import type { BlockNode, InlineNode } from '@deskbell/protocol'
import { slug } from 'github-slugger'
import { type Page, report } from './page.ts'
import { inlineText } from './text.ts'

const ANCHOR_LENGTH = 80

/**
 * A heading with its anchor. The title of the article is the first level, so those in its text begin
 * at the second.
 *
 * @param depth as written, from 1 to 6
 */
export function toHeading(page: Page, depth: number, c: InlineNode[]): BlockNode | null {
  const text = inlineText(c).replace(/\s+/g, ' ').trim()
  if (text === '') return null
  if (depth === 1) report(page, 'The title is the first heading; this one is shown as a second.')
  if (depth > 4) report(page, 'Headings go down to the fourth level; this one is shown as a fourth.')
  const level = depth <= 2 ? 2 : depth === 3 ? 3 : 4
  const id = anchor(page, text)
  page.headings.push({ id, level, text })
  return { t: 'h', level, id, c }
}

/** Unique on its page; the same heading has the same anchor in every version. */
function anchor({ slugger }: Page, text: string): string {
  // Whole characters, so that none is cut in two.
  const short = [...text.normalize('NFC')].slice(0, ANCHOR_LENGTH).join('')
  const words = slug(short.replace(/[\s"'<>\p{C}]+/gu, ' ')).replace(/^-+|-+$/g, '')
  if (/\p{L}/u.test(words)) return slugger.slug(words)
  return slugger.slug(/\p{N}/u.test(words) ? `section-${words}` : 'section')
}
