import type { NotificationKind, TemplateWords } from '@deskbell/protocol'
import type { Deps } from '../../platform/context.ts'
import { listOwnWords, wordsOf } from './repository.ts'
import type { FrameWords } from './words/frame.ts'
import { frameFor, languageChain, OUR_LANGUAGES } from './words/index.ts'

export interface ChosenWords {
  readonly words: TemplateWords
  /** The language that the words are in. */
  readonly locale: string
  /** When the workspace wrote them; null for ours. */
  readonly updatedAt: number | null
  readonly frame: FrameWords
}

/**
 * The words of a kind in the language asked for, else in the nearest there is; in each language the workspace's own
 * before ours. Read each time, so that an edit counts at once on every node.
 */
export async function chooseWords(
  db: Deps['db'],
  workspaceId: string,
  kind: NotificationKind,
  wanted: string,
): Promise<ChosenWords> {
  const locales = languageChain(wanted)
  const own = new Map((await listOwnWords(db, workspaceId, kind, locales)).map((row) => [row.locale, row]))
  for (const locale of locales) {
    const { frame } = frameFor(locale)
    const row = own.get(locale)
    if (row) return { words: wordsOf(row), locale, updatedAt: Number(row.updated_at), frame }
    const ours = ourWords(kind, locale)
    if (ours) return { words: ours, locale, updatedAt: null, frame }
  }
  throw new Error(`No words for ${kind}`)
}

/**
 * The locale in which values are to be said, so that they fit the words around them: the reader's own where the words
 * are in their language, else that of the words.
 *
 * @example await localeOfValues(db, workspaceId, 'booking_confirmed', 'en-GB') // 'en-GB'; for 'fr' without words: 'en'
 */
export async function localeOfValues(
  db: Deps['db'],
  workspaceId: string,
  kind: NotificationKind,
  wanted: string,
): Promise<string> {
  const { locale } = await chooseWords(db, workspaceId, kind, wanted)
  return languageOf(locale) === languageOf(wanted) ? wanted : locale
}

function languageOf(locale: string): string {
  return locale.split('-', 1)[0] ?? locale
}

/** Our words in exactly this language; null where we have none. */
export function ourWords(kind: NotificationKind, locale: string): TemplateWords | null {
  return Object.hasOwn(OUR_LANGUAGES, locale) ? (OUR_LANGUAGES[locale]?.words[kind] ?? null) : null
}
