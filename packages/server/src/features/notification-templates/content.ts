import { type NotificationKind, type TemplateWords, variablesOfKind } from '@deskbell/protocol'
import type { Block, MailContent } from '../../platform/mail-design/index.ts'
import { webAddress } from './addresses.ts'
import { blocksOf, type Room } from './blocks.ts'
import { badgesOf, bandOf, inWords } from './states.ts'
import { cleanValues, cut, fillLine, type Values } from './values.ts'
import { DETAILS, type FrameWords } from './words/frame.ts'

/** What is filled: words, values and what stands around them. */
export interface Filling {
  readonly kind: NotificationKind
  readonly words: TemplateWords
  readonly frame: FrameWords
  /** Of the words. */
  readonly locale: string
  readonly values: Values
  readonly url: string | null
  readonly footer: string
  readonly replyMarker?: string | undefined
  readonly preferencesUrl?: string | undefined
}

const SUBJECT = 250
const TITLE = 200
const SHORT = 400
/** What one value may take of a single line. */
const VALUE_IN_LINE = 140
const DETAIL = 300
/** A message is 10,000 long at most; nothing that is sent need be longer. */
const VALUE = 12_000
/** What a mail holds as long as it stays small enough. */
const WHOLE: Room = { body: 24_000, items: 60 }

/** The one line for lists and the sentence for where there is little room. */
export function shortOf({ kind, words, frame, values }: Pick<Filling, 'kind' | 'words' | 'frame' | 'values'>) {
  const said = inWords(known(kind, values), frame)
  return {
    title: fillLine(words.heading, said, TITLE, VALUE_IN_LINE),
    short: fillLine(words.short, said, SHORT, VALUE_IN_LINE),
  }
}

/** A whole mail as what it says. `share` of 1 or less is how much of the room for long texts it uses. */
export function contentOf(filling: Filling, share = 1): MailContent {
  const { kind, words, frame, locale, replyMarker } = filling
  const room = { body: Math.floor(WHOLE.body * share), items: Math.max(5, Math.floor(WHOLE.items * share)) }
  const values = known(kind, filling.values)
  const said = inWords(values, frame)
  const line = (text: string, most: number) => fillLine(text, said, most, VALUE_IN_LINE)
  const url = webAddress(filling.url)
  const button = line(words.button, 80)
  const preferences = webAddress(filling.preferencesUrl)
  return {
    locale,
    dir: directionOf(locale),
    subject: line(words.subject, SUBJECT),
    preheader: line(words.short, SHORT),
    replyMarker: replyMarker ?? null,
    band: bandOf(kind, values, frame),
    heading: line(words.heading, TITLE),
    badges: badgesOf(values, said).map((badge) => ({ ...badge, text: cut(badge.text, 60) })),
    blocks: withDetails(blocksOf(words.body, said, frame, room), detailsOf(kind, said, frame, share)),
    button: url !== null && button !== '' ? { text: button, url } : null,
    hint: replyMarker === undefined ? null : frame.answerable,
    footer: {
      lines: filling.footer === '' ? [] : filling.footer.split('\n'),
      preferences: preferences === null ? null : { text: frame.preferences, url: preferences },
    },
  }
}

/** What the texts of this kind may name, and nothing else that came along. */
function known(kind: NotificationKind, values: Values): Values {
  const names = variablesOfKind(kind)
  return cleanValues(Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name))), VALUE)
}

/** Which way a language is written. */
function directionOf(locale: string): 'ltr' | 'rtl' {
  return /^(ar|dv|fa|he|ku-Arab|ps|sd|ug|ur|yi)\b/.test(locale) ? 'rtl' : 'ltr'
}

function detailsOf(kind: NotificationKind, said: Values, frame: FrameWords, share: number): Block | null {
  const rows = DETAILS.flatMap((name) => {
    // A customer knows who they are.
    if (name === 'customer.name' && !kind.startsWith('agent_')) return []
    const value = said[name] ?? ''
    return value === ''
      ? []
      : [
          {
            label: name === 'customer.name' && said['booking.service'] ? frame.customer : frame.details[name],
            value: fillLine(
              name === 'ticket.number' ? `#{{${name}}}` : `{{${name}}}`,
              said,
              Math.floor(DETAIL * share),
            ),
          },
        ]
  })
  return rows.length === 0 ? null : { t: 'details', rows }
}

/** The table stands before what follows from it: lists of what to do, and links. */
function withDetails(blocks: readonly Block[], details: Block | null): Block[] {
  if (details === null) return [...blocks]
  const follows = (block: Block) =>
    block.t === 'link' || (block.t === 'list' && (block.look === 'check' || block.look === 'steps'))
  const at = blocks.findIndex(follows)
  return at < 0 ? [...blocks, details] : [...blocks.slice(0, at), details, ...blocks.slice(at)]
}
