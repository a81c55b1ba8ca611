/** @jsxImportSource hono/jsx */
import type { Badge, Band, MailContent, MailLook } from '../content.ts'
import { lookOfBand } from '../palette.ts'
import { FONT } from '../styles.ts'
import type { Drawing } from './drawing.ts'

/** Read by programs and kept in answers, and seen by nobody. */
const HIDDEN = 'max-height:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px;mso-hide:all'

/** What mail programs show beside the subject, and the line above which answers stand. */
export function Above({ drawing, content }: { readonly drawing: Drawing; readonly content: MailContent }) {
  const color = drawing.palette.page
  return (
    <>
      {content.preheader !== '' && <div style={`display:none;${HIDDEN};color:${color}`}>{content.preheader}</div>}
      {content.replyMarker !== null && (
        <div class="marker" aria-hidden="true" style={`${HIDDEN};color:${color}`}>
          {content.replyMarker}
        </div>
      )}
    </>
  )
}

/** The logo, else the name. */
export function Sender({ drawing, look }: { readonly drawing: Drawing; readonly look: MailLook }) {
  if (look.logoUrl !== null) {
    return (
      <img
        class="logo"
        src={look.logoUrl}
        alt={look.name}
        height="36"
        style={`display:block;height:36px;max-width:200px;border:0;border-radius:6px;font-family:${FONT};font-size:17px;font-weight:600`}
      />
    )
  }
  return (
    <p
      class="link"
      dir="auto"
      style={`margin:0;font-family:${FONT};font-size:17px;line-height:24px;font-weight:600;color:${drawing.palette.link};text-align:${drawing.start}`}
    >
      {look.name}
    </p>
  )
}

/** How near something is, or that it is late. */
export function Urgency({ drawing, band }: { readonly drawing: Drawing; readonly band: Band }) {
  const look = lookOfBand(band)
  const { ground, ink } = drawing.palette.bands[look]
  return (
    <tr>
      <td class={`band-${look} pad`} style={`padding:10px 32px;background-color:${ground};text-align:${drawing.start}`}>
        <p
          class={`band-${look}-ink`}
          style={`margin:0;font-family:${FONT};font-size:14px;line-height:20px;font-weight:600;color:${ink}`}
        >
          {band.text}
        </p>
      </td>
    </tr>
  )
}

/** How something stands, in words on a colour. */
export function Badges({ drawing, badges }: { readonly drawing: Drawing; readonly badges: readonly Badge[] }) {
  return (
    <p style={`margin:0;padding:0 0 14px;font-size:0;line-height:30px;text-align:${drawing.start}`}>
      {badges.map(({ text, tone }) => {
        const { ground, ink, edge } = drawing.palette.tones[tone]
        const style = `display:inline-block;margin-${drawing.end}:8px;padding:2px 10px;border:1px solid ${edge};border-radius:12px;background-color:${ground};font-family:${FONT};font-size:13px;line-height:20px;font-weight:600;color:${ink}`
        return (
          <span class={`tone-${tone} tone-${tone}-ink`} style={style}>
            {text}
          </span>
        )
      })}
    </p>
  )
}

/** The one thing to do. */
export function Button({
  drawing,
  text,
  url,
}: {
  readonly drawing: Drawing
  readonly text: string
  readonly url: string
}) {
  const { ground, ink } = drawing.palette.button
  return (
    <table
      role="presentation"
      class="act"
      cellpadding="0"
      cellspacing="0"
      border={0}
      style="margin:4px 0 20px;border-collapse:separate"
    >
      <tbody>
        <tr>
          <td class="button" bgcolor={ground} style={`border-radius:8px;background-color:${ground}`}>
            <a
              class="button button-ink"
              href={url}
              style={`display:inline-block;padding:12px 22px;border-radius:8px;background-color:${ground};font-family:${FONT};font-size:16px;line-height:22px;font-weight:600;color:${ink};text-decoration:none`}
            >
              {text}
            </a>
          </td>
        </tr>
      </tbody>
    </table>
  )
}

/** Who writes, from where, and how to be written to less. */
export function Footer({
  drawing,
  content,
  look,
}: {
  readonly drawing: Drawing
  readonly content: MailContent
  readonly look: MailLook
}) {
  const { lines, preferences } = content.footer
  const { quiet, second } = drawing.palette
  const style = `margin:0;font-family:${FONT};font-size:13px;line-height:20px;text-align:start;overflow-wrap:anywhere`
  return (
    <>
      {/* Where the header shows a logo, and above a footer, the name says who wrote. */}
      <p class="second" dir="auto" style={`${style};font-weight:600;color:${second}`}>
        {look.name}
      </p>
      {lines.map((line) => (
        <p class="quiet" dir="auto" style={`${style};color:${quiet}`}>
          {line}
        </p>
      ))}
      {preferences !== null && (
        <p style={`${style};padding-top:8px`}>
          <a class="second" href={preferences.url} style={`color:${second};text-decoration:underline`}>
            {preferences.text}
          </a>
        </p>
      )}
    </>
  )
}
