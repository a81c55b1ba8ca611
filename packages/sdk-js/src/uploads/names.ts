const LENGTH = 120
const ENDING = 12

/**
 * A name as the service takes it: one line, and cut before its ending where it is too long.
 *
 * @example fitName('a\nb.txt') // 'a b.txt'
 */
export function fitName(name: string): string {
  const line = name.replace(/[\p{Cc}\s]+/gu, ' ').trim() || 'file'
  if (line.length <= LENGTH) return line
  const dot = line.lastIndexOf('.')
  const end = line.length - dot <= ENDING ? line.slice(dot) : ''
  return (
    line
      .slice(0, LENGTH - end.length)
      .toWellFormed()
      .trimEnd() + end
  )
}
