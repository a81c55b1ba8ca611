import type { SupportedLocale } from '../loader/words.ts'

/** What the launcher's badge means, before the catalogues are here. */
export const UNREAD_WORDS: Record<SupportedLocale, string> = {
  en: 'Unread messages:',
  ar: 'رسائل غير مقروءة:',
  de: 'Ungelesene Nachrichten:',
  'pt-BR': 'Mensagens não lidas:',
}
