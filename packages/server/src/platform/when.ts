/**
 * A time as people read it, with its zone, since nobody knows the reader's.
 *
 * @example whenInWords(Date.UTC(2026, 2, 1, 9), 'en', 'Europe/Lisbon') // 'Sunday 1 March at 09:00 (Europe/Lisbon)' or alike
 */
export function whenInWords(at: number | string, locale: string, timeZone: string): string {
  const fields = { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' } as const
  return `${new Intl.DateTimeFormat(locale, { ...fields, timeZone }).format(new Date(at))} (${timeZone})`
}
