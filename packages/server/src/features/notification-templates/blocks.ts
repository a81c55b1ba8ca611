import type { Block, ListItem, ListLook } from '../../platform/mail-design/index.ts'
import { webAddress } from './addresses.ts'
import { cut, fillBodyLine, type Values } from './values.ts'
import type { FrameWords } from './words/frame.ts'

/** How much of a mail may be text; each value has a share of its own. */
export interface Room {
  /** Code units in all paragraphs together. */
  readonly body: number
  readonly items: number
}

type Draw = (value: string, frame: FrameWords, room: Room) => Block

const theirs: Draw = (value) => ({ t: 'text', lines: value.split('\n'), isTheirs: true })
const quoted: Draw = (value) => ({ t: 'quote', title: null, lines: value.split('\n') })

/** What a value becomes where it is a paragraph of its own. */
const DRAWN: Readonly<Record<string, Draw>> = {
  'message.text': quoted,
  'mention.text': quoted,
  reason: quoted,
  'ticket.summary': quoted,
  'completion.issues': quoted,
  'review.text': quoted,
  'announcement.text': theirs,
  'incident.text': theirs,
  'booking.notes': (value, { notes }) => ({ t: 'quote', title: notes, lines: value.split('\n') }),
  'message.files': (value, { files }, room) => listed('files', files, linesOf(value), room),
  'booking.checklist': (value, { checklist }, room) => listed('check', checklist, linesOf(value), room),
  'booking.update_schedule': (value, { schedule }, room) => listed('steps', schedule, linesOf(value), room),
  'digest.items': (value, _frame, room) => listed('items', null, sectionsOf(value), room),
}

const ALONE = /^\{\{\s*([a-z_.]+)\s*\}\}$/

/**
 * The paragraphs of a body, filled. A variable that is a paragraph of its own is drawn as what it is: a message
 * as a quote, a checklist as a list. What has no value leaves nothing behind.
 */
export function blocksOf(body: string, values: Values, frame: FrameWords, room: Room): Block[] {
  const blocks: Block[] = []
  let left = room.body
  for (const paragraph of body.split(/\n[^\S\n]*\n/)) {
    if (left <= 0) break
    const alone = ALONE.exec(paragraph.trim())?.[1]
    const made = alone === undefined ? null : drawnAlone(alone, cut(values[alone] ?? '', left), frame, room)
    const block = made === null ? filled(paragraph, values, left) : made === 'nothing' ? null : made
    if (!block) continue
    blocks.push(block)
    left -= lengthOf(block)
  }
  return blocks
}

/** `null` where the variable has no way of its own to be drawn. */
function drawnAlone(name: string, value: string, frame: FrameWords, room: Room): Block | 'nothing' | null {
  if (name === 'survey.url' || name === 'review.url') {
    const url = webAddress(value)
    return url === null ? 'nothing' : { t: 'link', text: name === 'review.url' ? frame.review : frame.survey, url }
  }
  const draw = Object.hasOwn(DRAWN, name) ? DRAWN[name] : undefined
  if (!draw) return null
  return value === '' ? 'nothing' : draw(value, frame, room)
}

function filled(paragraph: string, values: Values, left: number): Block | null {
  const lines = paragraph
    .split('\n')
    .map((line) => fillBodyLine(line, values))
    .filter((line) => line !== null && line !== '')
  if (lines.length === 0) return null
  return { t: 'text', lines: cut(lines.join('\n'), left).split('\n') }
}

function listed(look: ListLook, title: string | null, items: readonly ListItem[], room: Room): Block {
  return { t: 'list', look, title, items: items.slice(0, room.items) }
}

function linesOf(value: string): ListItem[] {
  return value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((title) => ({ title, lines: [] }))
}

/** Things parted by an empty line, the first line of each its title. */
function sectionsOf(value: string): ListItem[] {
  return value
    .split(/\n\s*\n/)
    .map((section) => section.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0)
    .map(([title = '', ...lines]) => ({ title, lines }))
}

function lengthOf(block: Block): number {
  switch (block.t) {
    case 'text':
    case 'quote':
      return block.lines.join('\n').length
    case 'list':
      return block.items.map(({ title, lines }) => [title, ...lines].join('\n')).join('\n').length
    default:
      return 0
  }
}
