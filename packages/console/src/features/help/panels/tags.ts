import { LIMITS } from '@deskbell/protocol'

/**
 * The tags of a line that people type, once each.
 *
 * @example parseTags('Arc, assembly, arc,') // ['arc', 'assembly']
 */
export function parseTags(text: string): string[] {
  const tags = text
    .split(/[,،、\n]/)
    .map((tag) => tag.trim().toLowerCase().slice(0, LIMITS.tagLength).trim())
    .filter(Boolean)
  return [...new Set(tags)].slice(0, LIMITS.tagsPerArticle)
}
