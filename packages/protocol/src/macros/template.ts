import * as v from 'valibot'
import { LIMITS } from '../core/limits.ts'
import { unknownVariables, VARIABLES } from './variables.ts'

/** A text with variables; unknown ones are refused, each by name. */
export const Template = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(LIMITS.messageLength),
  v.check(
    (text) => unknownVariables(text).length === 0,
    (issue) => `names ${unknownVariables(issue.input).join(', ')}; there are ${VARIABLES.join(', ')}`,
  ),
)
