import * as v from 'valibot'
import { LIMITS } from './limits.ts'

/** `?limit=` of a list: 1 to 200, 50 when absent. */
export const PageLimit = v.optional(
  v.pipe(
    v.string(),
    v.regex(/^\d{1,3}$/, 'must be a whole number'),
    v.transform(Number),
    v.minValue(1),
    v.maxValue(LIMITS.pageSizeMax),
  ),
)

/** An opaque cursor, given back exactly as it came in `nextCursor`. */
export const Cursor = v.pipe(
  v.string(),
  v.maxLength(200),
  v.regex(/^[A-Za-z0-9_.-]+$/, 'must be a cursor from an earlier answer'),
)
