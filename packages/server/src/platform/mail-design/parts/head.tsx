/** @jsxImportSource hono/jsx */
import { raw } from 'hono/html'
import type { MailContent } from '../content.ts'
import { styleSheet } from '../styles.ts'

const OUTLOOK = '<!--[if mso]><style>*{font-family:Arial,sans-serif!important}</style><![endif]-->'

interface HeadProps {
  readonly content: MailContent
  readonly brand: string | null
}

/** Both schemes are ours, so that programs need not make one up; nothing is fetched. */
export function Head({ content, brand }: HeadProps) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width,initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
      <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no" />
      <meta name="x-apple-disable-message-reformatting" />
      <title>{content.subject}</title>
      {/* Made of our own colours only. */}
      <style>{raw(styleSheet(brand))}</style>
      {raw(OUTLOOK)}
    </head>
  )
}
