import { randomUUID } from 'node:crypto'
import type { ReceivedMail } from '../../packages/server/src/testing/mail-server.ts'

/** An answer to a mail as Gmail writes it: plain and HTML, with the whole mail quoted below. */
export function replyLikeGmail(mail: ReceivedMail, { from, text }: { from: string; text: string }): string {
  const boundary = `000000000000${randomUUID().slice(0, 8)}`
  const intro = `On Fri, Nov 20, 2026 at 10:41 PM Support <support@desk.example> wrote:`
  const quoted = mail.text.trimEnd().split(/\r?\n/)
  const markup = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>')
  return [
    'MIME-Version: 1.0',
    `References: ${[mail.header('references'), mail.header('message-id')].filter(Boolean).join(' ')}`,
    `In-Reply-To: ${mail.header('message-id')}`,
    `From: ${from}`,
    'Date: Fri, 20 Nov 2026 22:42:10 +0000',
    `Message-ID: <CA+${randomUUID()}@mail.gmail.com>`,
    `Subject: Re: ${mail.subject.replace(/^Re: /, '')}`,
    `To: ${mail.header('reply-to')}`,
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset="UTF-8"',
    '',
    text,
    '',
    intro,
    '',
    ...quoted.map((line) => `> ${line}`.trimEnd()),
    '',
    `--${boundary}`,
    'Content-Type: text/html; charset="UTF-8"',
    '',
    `<div dir="ltr">${markup(text)}</div><br><div class="gmail_quote gmail_quote_container">`,
    `<div dir="ltr" class="gmail_attr">${markup(intro)}<br></div>`,
    '<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid;padding-left:1ex">',
    ...quoted.map((line) => `${markup(line)}<br>`),
    '</blockquote></div>',
    '',
    `--${boundary}--`,
    '',
  ].join('\r\n')
}
