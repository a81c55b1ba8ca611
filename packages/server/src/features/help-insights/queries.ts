/**
 * A search as it is counted: the same words are the same search, and nothing remains that could tell
 * who asked. E-mail addresses and long numbers (orders, telephones, cards) give way to a mark.
 *
 * @example countedQuery('  Refund for ANA@example.com ') // 'refund for …'
 */
export function countedQuery(query: string): string {
  return query
    .normalize('NFC')
    .toLowerCase()
    .replace(/\S+@\S+/g, '…')
    .replace(/\p{Nd}[\p{Nd}\s().-]{4,}\p{Nd}/gu, '…')
    .replace(/\s+/g, ' ')
    .trim()
}
