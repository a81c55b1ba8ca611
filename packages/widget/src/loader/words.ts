/**
 * The launcher's own words, known before anything else is loaded: what its button does, and what to
 * say when the messenger does not come.
 */
export const LAUNCHER_WORDS = {
  en: ['Open chat', 'The chat could not be loaded. Check your connection and try again.'],
  ar: ['فتح المحادثة', 'تعذّر تحميل المحادثة. تحقّق من اتصالك وحاول مرة أخرى.'],
  de: ['Chat öffnen', 'Der Chat wurde nicht geladen. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.'],
  'pt-BR': ['Abrir o chat', 'O chat não pôde ser carregado. Verifique a conexão e tente de novo.'],
} as const satisfies Record<string, readonly [open: string, failed: string]>

export type SupportedLocale = keyof typeof LAUNCHER_WORDS

/**
 * The best language we have: the one asked for, then the page's, then the visitor's.
 *
 * @example pickLocale('pt-PT') // 'pt-BR': the same language in another country
 */
export function pickLocale(...wanted: readonly (string | undefined)[]): SupportedLocale {
  const known = Object.keys(LAUNCHER_WORDS) as SupportedLocale[]
  for (const tag of wanted) {
    const language = tag?.toLowerCase().split('-')[0]
    const found =
      known.find((locale) => locale.toLowerCase() === tag?.toLowerCase()) ??
      known.find((locale) => locale.split('-')[0] === language)
    if (found) return found
  }
  return 'en'
}

/** The language for these options on this page. */
export function pageLocale(asked: string | undefined): SupportedLocale {
  return pickLocale(asked, document.documentElement.lang || undefined, ...navigator.languages)
}
