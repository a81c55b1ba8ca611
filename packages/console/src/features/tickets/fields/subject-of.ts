import { LIMITS } from '@deskbell/protocol'

/** What a subject begins as: the first sentence or line of a text, cut at a word. */
export function subjectOf(text: string): string {
  const line = (text.trim().split(/\n|(?<=[.?!])\s/u)[0] ?? '').replace(/\s+/gu, ' ').trim()
  const most = Math.min(80, LIMITS.subjectLength)
  if (line.length <= most) return line
  const cut = line.slice(0, most)
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), 40))
}
