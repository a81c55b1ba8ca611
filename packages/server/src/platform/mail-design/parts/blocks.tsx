/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import type { Block, ListItem, ListLook } from '../content.ts'
import { FONT } from '../styles.ts'
import type { Drawing } from './drawing.ts'

const TEXT = `margin:0;font-family:${FONT};font-size:16px;line-height:24px`
/** Long addresses break rather than push the mail wider than the screen. */
const BREAK = 'overflow-wrap:anywhere;word-break:break-word'

/** What a mail says, one block below the other. */
export function Blocks({ drawing, blocks }: { readonly drawing: Drawing; readonly blocks: readonly Block[] }) {
  return (
    <>
      {blocks.map((block) => (
        <BlockOf drawing={drawing} block={block} />
      ))}
    </>
  )
}

function BlockOf({ drawing, block }: { readonly drawing: Drawing; readonly block: Block }) {
  switch (block.t) {
    case 'text':
      return <Paragraph drawing={drawing} block={block} />
    case 'quote':
      return <Quote drawing={drawing} title={block.title} lines={block.lines} />
    case 'list':
      return <List drawing={drawing} {...block} />
    case 'details':
      return <Details drawing={drawing} rows={block.rows} />
    case 'link':
      return (
        <p style={`${TEXT};padding:0 0 16px`}>
          <a class="link" href={block.url} style={`color:${drawing.palette.link};text-decoration:underline`}>
            {block.text}
          </a>
        </p>
      )
  }
}

interface ParagraphProps {
  readonly drawing: Drawing
  readonly block: Extract<Block, { t: 'text' }>
}

function Paragraph({ drawing, block }: ParagraphProps) {
  const style = `${TEXT};${BREAK};padding:0 0 16px;color:${drawing.palette.ink};text-align:start`
  return (
    <p class="ink" {...(block.isTheirs && { dir: 'auto' })} style={style}>
      <Lines lines={block.lines} />
    </p>
  )
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <>
      {lines.map((line, index) => (
        <>
          {index > 0 && <br />}
          {line}
        </>
      ))}
    </>
  )
}

interface QuoteProps {
  readonly drawing: Drawing
  readonly title: string | null
  readonly lines: readonly string[]
}

function Quote({ drawing, title, lines }: QuoteProps) {
  const { palette, start } = drawing
  return (
    <Boxed>
      <td
        class="soft mark"
        style={`padding:14px 16px;background-color:${palette.soft};border-${start}:3px solid ${palette.mark};border-radius:4px`}
      >
        {title !== null && <Title drawing={drawing}>{title}</Title>}
        <p class="ink" dir="auto" style={`${TEXT};${BREAK};color:${palette.ink};text-align:start`}>
          <Lines lines={lines} />
        </p>
      </td>
    </Boxed>
  )
}

/** A table of one row, with room below. */
function Boxed({ children }: { readonly children: Child }) {
  return (
    <table
      role="presentation"
      width="100%"
      cellpadding="0"
      cellspacing="0"
      border={0}
      style="margin:0 0 20px;border-collapse:separate"
    >
      <tbody>
        <tr>{children}</tr>
      </tbody>
    </table>
  )
}

function Title({ drawing, children }: { readonly drawing: Drawing; readonly children: Child }) {
  return (
    <p
      class="second"
      style={`margin:0;padding:0 0 6px;font-family:${FONT};font-size:13px;line-height:18px;font-weight:600;color:${drawing.palette.second}`}
    >
      {children}
    </p>
  )
}

interface ListProps {
  readonly drawing: Drawing
  readonly look: ListLook
  readonly title: string | null
  readonly items: readonly ListItem[]
}

/** A box to tick, or the point of a step; shapes rather than letters, so that every system shows the same. */
function Sign({ drawing, look }: { readonly drawing: Drawing; readonly look: ListLook }) {
  const { mark } = drawing.palette
  const shape =
    look === 'check'
      ? `width:13px;height:13px;border:2px solid ${mark};border-radius:4px;margin-top:4px`
      : `width:7px;height:7px;border:0 solid ${mark};border-radius:4px;background-color:${mark};margin:9px 5px 0`
  return <span class={look === 'check' ? 'mark' : 'dot'} style={`display:block;font-size:0;line-height:0;${shape}`} />
}

function List({ drawing, look, title, items }: ListProps) {
  const { palette, start } = drawing
  return (
    <>
      {title !== null && <Title drawing={drawing}>{title}</Title>}
      <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border={0} style="margin:0 0 20px">
        <tbody>
          {items.map((item) => (
            <tr>
              {look !== 'items' && (
                <td width="28" valign="top" aria-hidden="true" style="width:28px;padding:5px 0">
                  <Sign drawing={drawing} look={look} />
                </td>
              )}
              <td
                class={look === 'items' ? 'line' : undefined}
                style={`text-align:${start};padding:${look === 'items' ? `12px 0;border-top:1px solid ${palette.line}` : '5px 0'}`}
              >
                <p
                  class="ink"
                  style={`${TEXT};${BREAK};color:${palette.ink}${look === 'items' ? ';font-weight:600' : ''}`}
                >
                  <span dir="auto">{item.title}</span>
                </p>
                {item.lines.length > 0 && (
                  <p class="second" style={`${TEXT};${BREAK};color:${palette.second}`}>
                    <span dir="auto">
                      <Lines lines={item.lines} />
                    </span>
                  </p>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

interface DetailsProps {
  readonly drawing: Drawing
  readonly rows: readonly { readonly label: string; readonly value: string }[]
}

function Details({ drawing, rows }: DetailsProps) {
  const { palette, start, end } = drawing
  const cell = `padding:10px 0;border-bottom:1px solid ${palette.line};font-family:${FONT};vertical-align:top;text-align:${start}`
  return (
    <table
      role="presentation"
      class="line"
      width="100%"
      cellpadding="0"
      cellspacing="0"
      border={0}
      style={`margin:4px 0 24px;border-top:1px solid ${palette.line}`}
    >
      <tbody>
        {rows.map(({ label, value }) => (
          <tr>
            <td
              class="line quiet"
              width="32%"
              style={`${cell};padding-${end}:12px;width:32%;font-size:14px;line-height:22px;color:${palette.quiet}`}
            >
              {label}
            </td>
            <td
              class="line ink"
              style={`${cell};${BREAK};font-size:15px;line-height:22px;font-weight:500;color:${palette.ink}`}
            >
              <span dir="auto">{value}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
