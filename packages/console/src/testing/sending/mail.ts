import type { MailBrand, NotificationKind, TemplatePreview, TemplateWords } from '@deskbell/protocol'
import { fillVariables, variablesOfKind } from '@deskbell/protocol'
import { n } from '../../i18n/notices.ts'

/** Words for every kind, in the one language that the pretended service knows. */
export function ourWords(kind: NotificationKind, locale: string): TemplateWords {
  const name = locale === 'de' ? `${n.kinds[kind]} (auf Deutsch)` : n.kinds[kind]
  return {
    subject: `${name}, {{recipient.first_name|there}}`,
    heading: name,
    body: 'Hello {{recipient.first_name|there}},\n\nthis is what {{workspace.name}} has to tell you.',
    button: 'Open it',
    short: `${name}: open it to read more.`,
  }
}

const SAMPLES: Readonly<Record<string, string>> = {
  'recipient.name': 'Ana Beltrán',
  'recipient.first_name': 'Ana',
  'workspace.name': 'Lumen Lamps',
  'ticket.number': '1042',
  'ticket.subject': 'The broken shade',
}

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

/** A kind filled with sample values, with light and dark rules as the service writes them. */
export function drawn(kind: NotificationKind, words: TemplateWords, brand: MailBrand): TemplatePreview {
  const samples = Object.fromEntries(variablesOfKind(kind).map((name) => [name, SAMPLES[name] ?? `[${name}]`]))
  const fill = (text: string) => fillVariables(text, samples)
  const color = brand.color ?? '#1f6f54'
  const paragraphs = fill(words.body)
    .split(/\n{2,}/)
    .map((one) => `<p class="ink" style="margin:0 0 16px;line-height:1.5;color:#26221c">${escaped(one)}</p>`)
  const button = words.button
    ? `<p><a class="act" href="https://lumen.example/" style="display:inline-block;padding:12px 20px;border-radius:8px;background:${color};color:#fff;text-decoration:none">${escaped(fill(words.button))}</a></p>`
    : ''
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escaped(fill(words.subject))}</title>
<style>:root{color-scheme:light dark}@media (prefers-color-scheme:dark){.page{background-color:#1a1917!important}.card{background-color:#262420!important}.ink{color:#f1eeea!important}}</style></head>
<body class="page" style="margin:0;background:#f4f1ec;font-family:system-ui,sans-serif"><div style="padding:24px 16px"><div class="card" style="max-width:536px;margin:auto;padding:28px;border-top:4px solid ${color};border-radius:12px;background:#fff">
<p class="ink" style="margin:0 0 20px;font-weight:600;color:#26221c">Lumen Lamps</p><h1 class="ink" style="margin:0 0 16px;font-size:24px;color:#26221c">${escaped(fill(words.heading))}</h1>${paragraphs.join('')}${button}
<p class="ink foot" style="margin:24px 0 0;font-size:13px;color:#6f675c">${escaped(brand.footer)}</p></div></div></body></html>`
  return {
    subject: fill(words.subject),
    html,
    text: `${fill(words.heading)}\n\n${fill(words.body)}\n\n${words.button ? `${fill(words.button)}: https://lumen.example/\n\n` : ''}-- \n${brand.footer}\n`,
    short: fill(words.short),
  }
}
