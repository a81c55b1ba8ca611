import type { KeptMailContent } from '@deskbell/protocol'
import { ago } from '../fixtures.ts'

/** A mail as a template makes it. */
const HTML = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Your request</title>
    <style>@media (max-width: 480px) { .card { padding: 16px !important } h1 { font-size: 20px !important } }</style>
  </head>
  <body style="margin:0;background:#f4f1ec;font-family:Arial,sans-serif;color:#26221c">
    <table role="presentation" width="100%"><tr><td align="center" style="padding:24px 12px">
      <div class="card" style="max-width:520px;padding:32px;border-radius:12px;background:#fff;text-align:left">
        <h1 style="margin:0 0 12px;font-size:24px">Sam answered your request</h1>
        <p style="line-height:1.5">Hello Ana, we can send you a new shade, and you need not return anything.</p>
        <p><a href="https://lumen.example/requests/1041"
          style="display:inline-block;padding:12px 20px;border-radius:8px;background:#1f6f54;color:#fff;text-decoration:none">Open your request</a></p>
        <img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">
        <p style="color:#6f675c;font-size:13px">Lumen Lamps, 14 Wharf Street, Portland</p>
      </div>
    </td></tr></table>
  </body>
</html>`

/** What no reader of mail would let it do. */
const HOSTILE = HTML.replace('</head>', `<script>document.title = 'ran'</script></head>`)
  .replace('<body', `<body onload="document.title='ran'"`)
  .replace('src="data:image/gif;base64,R0lGODlhAQABAAAAACw="', `src="data:,none" onerror="document.title='ran'"`)
  .replace('https://lumen.example/requests/1041', `javascript:document.title='ran'`)

const mail = (n: number, more: Partial<KeptMailContent>): KeptMailContent => ({
  ...{ id: `mail-${n}.eml`, from: 'Lumen Lamps <hello@lumen.example>', to: 'ana.beltran@example.com' },
  ...{ subject: 'Sam answered your request #1041', at: ago(n * 23), html: HTML },
  text: 'Hello Ana,\n\nwe can send you a new shade, and you need not return anything.\n\nOpen your request:\nhttps://lumen.example/requests/1041\n\n--\nLumen Lamps, 14 Wharf Street, Portland\n',
  headers: [
    { name: 'From', value: 'Lumen Lamps <hello@lumen.example>' },
    { name: 'To', value: 'ana.beltran@example.com' },
    { name: 'Message-ID', value: '<dlv_01h455vb4pex5vsknk084sn02q@lumen.example>' },
    { name: 'List-Unsubscribe', value: '<https://desk.example/v1/unsubscribe/eyJhbGciOiJIUzI1NiJ9.eyJwIjoiY3VzIn0>' },
    { name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
  ],
  ...more,
})

/** What the development mailbox keeps. */
export const mails = (): KeptMailContent[] => [
  mail(1, {}),
  mail(2, { subject: 'Choose a new password', to: 'noor@lumen.example', html: null }),
  mail(3, {
    subject: 'Ines Prado invites you to a workspace with a name that goes on and on',
    to: 'rui@lumen.example',
  }),
  mail(4, { subject: '', html: HOSTILE }),
]
