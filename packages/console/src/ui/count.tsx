/** A number that asks for attention, spoken with what it counts; nothing where there is none. */
export function Count({ n, words }: { n: number; words: string }) {
  if (n === 0) return null
  return (
    <span class="nav-count needs-you" title={words}>
      <span aria-hidden="true">{n > 99 ? '99+' : n}</span>
      <span class="hidden">{words}</span>
    </span>
  )
}
