/** First letters of the first and last name, as their own script writes them. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return letters.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('')
}

/** One of six quiet tints, always the same for the same person. */
function tint(id: string): number {
  let sum = 0
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 997
  return sum % 6
}

/** A person as a round face of initials; the name stands beside it in words. */
export function Avatar({
  id,
  name,
  online = false,
}: {
  readonly id: string
  readonly name: string
  readonly online?: boolean
}) {
  return (
    <span class={`avatar tint${tint(id)}`} aria-hidden="true">
      {initials(name)}
      {online && <i class="online" />}
    </span>
  )
}
