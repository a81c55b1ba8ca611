/** @example canonicalLocale('PT-br') // 'pt-BR' */
export function canonicalLocale(tag: string): string {
  const known = canonical.get(tag)
  if (known !== undefined) return known
  const found = Intl.getCanonicalLocales(tag)[0] ?? tag
  // Whoever asks for languages that nobody speaks shall not fill our memory.
  if (canonical.size < 500) canonical.set(tag, found)
  return found
}

const canonical = new Map<string, string>()

/**
 * Languages in the order in which a reader would rather have them: the one they asked for, its
 * language without the country, another country's, then the workspace's own likewise, then any.
 *
 * @example preferredLocales('pt-PT', 'en', ['ar', 'en', 'pt-BR']) // ['pt-BR', 'en', 'ar']
 */
export function preferredLocales(asked: string, own: string, available: Iterable<string>): string[] {
  const rank = (locale: string) => Math.min(distance(locale, asked), 3 + distance(locale, own))
  return [...available].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
}

/** Further than any language of the workspace's own. */
const UNRELATED = 9

function distance(locale: string, wanted: string): number {
  if (locale === wanted) return 0
  const language = languageOf(wanted)
  if (locale === language) return 1
  return languageOf(locale) === language ? 2 : UNRELATED
}

function languageOf(locale: string): string {
  return locale.split('-', 1)[0] ?? locale
}

/** What is said in the language that stands first among those it is said in. */
export function inLocale<T>(said: Readonly<Record<string, T>>, asked: string, own: string): T | undefined {
  const exact = Object.hasOwn(said, asked) ? said[asked] : undefined
  if (exact !== undefined) return exact
  const [first] = preferredLocales(asked, own, Object.keys(said))
  return first === undefined ? undefined : said[first]
}
