import type { BlockNode, InlineNode } from '@deskbell/protocol'
import { readInlines } from './inlines.ts'
import type { Page } from './page.ts'
import { type Cursor, lineOf, take } from './tokens.ts'

type Table = Extract<BlockNode, { t: 'table' }>

const ALIGNMENT = /^text-align:(left|center|right)$/

/** A table after its opening token. Every row has as many cells as the head. */
export function readTable(page: Page, cursor: Cursor): Table {
  const table: Table = { t: 'table', align: [], head: [], rows: [] }
  let row: InlineNode[][] = table.head
  for (let token = take(cursor); token && token.type !== 'table_close'; token = take(cursor)) {
    page.line = lineOf(token) ?? page.line
    if (token.type === 'tr_open' && table.head.length > 0) {
      row = []
      table.rows.push(row)
    } else if (token.type === 'th_open') table.align.push(toAlign(token.attrGet('style')))
    else if (token.type === 'inline') row.push(readInlines(page, token.children ?? []))
  }
  return table
}

function toAlign(style: string | number | null): Table['align'][number] {
  return (ALIGNMENT.exec(String(style))?.[1] as 'left' | 'center' | 'right' | undefined) ?? null
}
