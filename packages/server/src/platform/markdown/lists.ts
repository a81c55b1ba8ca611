import type { BlockNode } from '@deskbell/protocol'
import type { Token } from 'markdown-it'
import { hashToken } from '../secrets.ts'
import type { ReadBlocks } from './blocks.ts'
import type { Page } from './page.ts'
import { blockText } from './text.ts'
import { type Cursor, take } from './tokens.ts'

const TASK = /^\[([ xX])\](?:[ \t]+|$)/

interface Item {
  readonly blocks: BlockNode[]
  /** Whether it began with a box, and whether that was ticked. */
  readonly task: 'open' | 'done' | null
}

/**
 * A list after its opening token. An ordered one whose items all begin with a box is a guide; in
 * other lists a box is shown as a sign, since there is nothing to tick.
 */
export function readList(page: Page, cursor: Cursor, opening: Token, readBlocks: ReadBlocks): BlockNode | null {
  const items: Item[] = []
  for (let token = take(cursor); token?.type === 'list_item_open'; token = take(cursor)) {
    const task = takeTask(cursor)
    items.push({ task, blocks: readBlocks(page, cursor, 'list_item_close') })
  }
  if (items.length === 0) return null
  const isOrdered = opening.type === 'ordered_list_open'
  if (isOrdered && items.every(({ task }) => task !== null)) {
    return { t: 'steps', items: items.map(({ blocks }) => ({ id: stepId(page, blocks), c: blocks })) }
  }
  const signed = items.map(withSign)
  return isOrdered
    ? { t: 'ol', start: Number(opening.attrGet('start') ?? 1), items: signed }
    : { t: 'ul', items: signed }
}

/** Takes the box away from the first line of an item. */
function takeTask({ tokens, at }: Cursor): Item['task'] {
  const line = tokens[at + 1]
  const first = line?.children?.[0]
  const box = TASK.exec(line?.content ?? '')
  if (tokens[at]?.type !== 'paragraph_open' || !box || first?.type !== 'text' || !first.content.startsWith('['))
    return null
  first.content = first.content.slice(3).trimStart()
  return box[1] === ' ' ? 'open' : 'done'
}

function withSign({ task, blocks }: Item): BlockNode[] {
  if (task === null) return blocks
  const sign = task === 'done' ? '☑ ' : '☐ '
  const [first, ...rest] = blocks
  if (first?.t !== 'p') return [{ t: 'p', c: [sign] }, ...blocks]
  const [word, ...words] = first.c
  const c = typeof word === 'string' ? [sign + word, ...words] : [sign, ...first.c]
  return [{ t: 'p', c }, ...rest]
}

/** The same words have the same id in every version, so that a reader's ticks stay with them. */
function stepId(page: Page, blocks: readonly BlockNode[]): string {
  const hash = hashToken(blockText(blocks)).slice(0, 10)
  const before = page.steps.get(hash) ?? 0
  page.steps.set(hash, before + 1)
  return before === 0 ? `step-${hash}` : `step-${hash}-${before + 1}`
}
