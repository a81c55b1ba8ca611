import * as v from 'valibot'
import { LIMITS } from '../core/limits.ts'

/** The part of an address that names an article or category. Apart from the other schemas, so that messages can refer to articles without them. */
export const Slug = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(LIMITS.slugLength),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and single hyphens, such as track-an-order'),
)
