import { Origin } from '@deskbell/protocol'
import * as v from 'valibot'

export interface ParsedOrigins {
  readonly origins: string[]
  /** The first line that is no origin, counted from 1; null where all are. */
  readonly wrong: { readonly line: number; readonly text: string } | null
}

/**
 * Origins as people type them, one in each line. A trailing slash is forgiven and capitals are
 * lowered, since browsers send neither; doubles are dropped.
 */
export function parseOrigins(text: string): ParsedOrigins {
  const origins: string[] = []
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim().replace(/\/$/, '').toLowerCase()
    if (line === '') continue
    if (!v.is(Origin, line)) return { origins, wrong: { line: index + 1, text: raw.trim() } }
    if (!origins.includes(line)) origins.push(line)
  }
  return { origins, wrong: null }
}
