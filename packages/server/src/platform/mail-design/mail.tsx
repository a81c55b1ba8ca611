/** @jsxImportSource hono/jsx */
import type { MailContent, MailLook } from './content.ts'
import { paletteOf } from './palette.ts'
import { Blocks } from './parts/blocks.tsx'
import type { Drawing } from './parts/drawing.ts'
import { Above, Badges, Button, Footer, Sender, Urgency } from './parts/frame.tsx'
import { Head } from './parts/head.tsx'
import { FONT } from './styles.ts'

/** A mail as a whole HTML document: no scripts, no fonts, and no picture but the logo. */
export function htmlOfMail(content: MailContent, look: MailLook): string {
  return `<!doctype html>${<Mail content={content} look={look} />}`
}

function Mail({ content, look }: { readonly content: MailContent; readonly look: MailLook }) {
  const isRtl = content.dir === 'rtl'
  const drawing: Drawing = {
    palette: paletteOf('light', look.color),
    start: isRtl ? 'right' : 'left',
    end: isRtl ? 'left' : 'right',
  }
  const { palette, start } = drawing
  const { page, card, line, ink, quiet } = palette
  return (
    <html lang={content.locale} dir={content.dir}>
      <Head content={content} brand={look.color} />
      <body class="page" dir={content.dir} style={`margin:0;padding:0;background-color:${page}`}>
        <Above drawing={drawing} content={content} />
        {/* Some programs throw the body away, so this says once more what it said. */}
        <div class="page" lang={content.locale} dir={content.dir} style={`background-color:${page}`}>
          <table
            role="presentation"
            class="page"
            width="100%"
            cellpadding="0"
            cellspacing="0"
            border={0}
            style={`background-color:${page}`}
          >
            <tbody>
              <tr>
                <td class="gutter" align="center" style="padding:24px 12px">
                  <table
                    role="presentation"
                    width="100%"
                    cellpadding="0"
                    cellspacing="0"
                    border={0}
                    style="max-width:600px"
                  >
                    <tbody>
                      <tr>
                        <td class="pad" style={`padding:8px 32px 16px;text-align:${start}`}>
                          <Sender drawing={drawing} look={look} />
                        </td>
                      </tr>
                      <tr>
                        <td>
                          <table
                            role="presentation"
                            class="card"
                            width="100%"
                            cellpadding="0"
                            cellspacing="0"
                            border={0}
                            style={`border:1px solid ${line};border-radius:12px;border-collapse:separate;overflow:hidden;background-color:${card}`}
                          >
                            <tbody>
                              {content.band !== null && <Urgency drawing={drawing} band={content.band} />}
                              <tr>
                                <td class="pad" style={`padding:28px 32px 12px;text-align:${start}`}>
                                  <h1
                                    class="ink heading"
                                    style={`margin:0;padding:0 0 14px;font-family:${FONT};font-size:26px;line-height:32px;font-weight:650;color:${ink};text-align:start;overflow-wrap:anywhere`}
                                  >
                                    {content.heading}
                                  </h1>
                                  {content.badges.length > 0 && <Badges drawing={drawing} badges={content.badges} />}
                                  <Blocks drawing={drawing} blocks={content.blocks} />
                                  {content.button !== null && <Button drawing={drawing} {...content.button} />}
                                  {content.hint !== null && (
                                    <p
                                      class="quiet"
                                      style={`margin:0;padding:0 0 16px;font-family:${FONT};font-size:14px;line-height:20px;color:${quiet}`}
                                    >
                                      {content.hint}
                                    </p>
                                  )}
                                </td>
                              </tr>
                            </tbody>
                          </table>
                        </td>
                      </tr>
                      <tr>
                        <td class="pad" style={`padding:20px 32px 24px;text-align:${start}`}>
                          <Footer drawing={drawing} content={content} look={look} />
                        </td>
                      </tr>
                    </tbody>
                  </table>
                </td>
              </tr>
            </tbody>
          </table>
        </div>
      </body>
    </html>
  )
}
