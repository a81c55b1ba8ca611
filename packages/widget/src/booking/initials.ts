/** First letters of the first and last name, as their own script writes them. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  return [...new Set([words[0], words.at(-1)])].map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('')
}
