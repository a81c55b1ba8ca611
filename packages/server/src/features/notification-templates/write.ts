import type { NotificationKind } from '@deskbell/protocol'
import { type Ctx, type Deps, type Facts, once } from '../../platform/context.ts'
import type { MailLook } from '../../platform/mail-design/index.ts'
import { webAddress } from './addresses.ts'
import { chooseWords } from './choose.ts'
import { contentOf, type Filling, shortOf } from './content.ts'
import { lookOf } from './look.ts'

/** What is to be written. */
export interface ToWrite {
  readonly kind: NotificationKind
  readonly locale: string
  /** By the names of the kind's variables. Codes such as `in_progress` are said in words; lists have one thing in each line. */
  readonly values: Readonly<Record<string, string>>
  /** Where the button leads; null for none. */
  readonly url: string | null
  /** Above everything else in a mail that may be answered. */
  readonly replyMarker?: string
  /** Under a mail: where its reader chooses what comes. */
  readonly preferencesUrl?: string
}

/** A kind in words. `title` and `short` are what little room holds. */
export interface Written {
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly title: string
  readonly short: string
}

/** Programs cut off what is longer than 102 kB. */
const MOST_BYTES = 100_000

/** The words alone, for the notification centre: nothing is drawn. */
export async function writeShort(
  { db }: Pick<Deps, 'db'>,
  workspaceId: string,
  what: ToWrite,
  facts?: Facts,
): Promise<Pick<Written, 'title' | 'short'>> {
  const { words, frame } = await chosenFor(db, { workspaceId, facts }, what)
  return shortOf({ kind: what.kind, words, frame, values: { ...what.values, url: webAddress(what.url) ?? '' } })
}

/** A whole mail in the workspace's own words and look. */
export async function writeWhole(
  { db }: Pick<Deps, 'db'>,
  workspaceId: string,
  what: ToWrite,
  facts?: Facts,
): Promise<Written> {
  const [chosen, { footer, ...look }] = await Promise.all([
    chosenFor(db, { workspaceId, facts }, what),
    once({ workspaceId, facts }, 'look', () => lookOf(db, workspaceId)),
  ])
  const { words, frame, locale } = chosen
  return draw({ ...what, words, frame, locale, footer, values: valuesOf(what, look) }, look)
}

function chosenFor(db: Deps['db'], of: Pick<Ctx, 'workspaceId' | 'facts'>, { kind, locale }: ToWrite) {
  return once(of, `words ${kind} ${locale}`, () => chooseWords(db, of.workspaceId, kind, locale))
}

/** A filling as a mail, cut until it is small enough. */
export async function draw(filling: Filling, look: MailLook): Promise<Written> {
  // Loaded with the first mail: most processes that start never send one.
  const { htmlOfMail, textOfMail } = await import('../../platform/mail-design/index.ts')
  const whole = contentOf(filling)
  let html = htmlOfMail(whole, look)
  for (let share = 0.5; bytesOf(html) > MOST_BYTES; share /= 2) {
    html = htmlOfMail(contentOf(filling, share), look)
  }
  return { subject: whole.subject, html, text: textOfMail(whole, look), ...shortOf(filling) }
}

function valuesOf({ values, url }: ToWrite, { name }: MailLook): Record<string, string> {
  return { 'workspace.name': name, ...values, url: webAddress(url) ?? '' }
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length
}
