import * as v from 'valibot'
import { id } from '../core/ids.ts'
import { LIMITS } from '../core/limits.ts'
import { Name } from '../core/values.ts'
import { Priority } from '../ticket-types/schemas.ts'
import { Template } from './template.ts'

const Shortcut = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must hold lower case letters, digits and "-" only'),
)

const canned = {
  /** Typed after `/` in the composer; unique in the workspace. */
  shortcut: Shortcut,
  title: Name,
  text: v.pipe(Template, v.minLength(1, 'must not be empty')),
  /** For everyone, or for whoever wrote it. */
  shared: v.boolean(),
}
export const CannedResponse = v.object({
  ...canned,
  id: id('cannedResponse'),
  text: v.string(),
  authorId: v.nullable(id('agent')),
})
export type CannedResponse = v.InferOutput<typeof CannedResponse>
export const CreateCannedResponse = v.strictObject({ ...canned, shared: v.optional(canned.shared, true) })
export type CreateCannedResponse = v.InferOutput<typeof CreateCannedResponse>
export const UpdateCannedResponse = v.partial(v.strictObject(canned))
export type UpdateCannedResponse = v.InferOutput<typeof UpdateCannedResponse>

const Tag = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.minLength(1), v.maxLength(LIMITS.tagLength))
/** One thing a macro does. They are done in order, all or none. */
export const MacroAction = v.variant('do', [
  v.strictObject({ do: v.literal('reply'), text: v.pipe(Template, v.minLength(1, 'must not be empty')) }),
  v.strictObject({ do: v.literal('note'), text: v.pipe(Template, v.minLength(1, 'must not be empty')) }),
  v.strictObject({ do: v.literal('status'), status: v.picklist(['in_progress', 'waiting', 'resolved', 'closed']) }),
  v.strictObject({ do: v.literal('priority'), priority: Priority }),
  v.strictObject({ do: v.literal('team'), teamId: v.nullable(id('team')) }),
  /** `me` is whoever uses it. */
  v.strictObject({ do: v.literal('assign'), to: v.union([v.literal('me'), v.literal('nobody'), id('agent')]) }),
  v.strictObject({ do: v.literal('add_tags'), tags: v.pipe(v.array(Tag), v.minLength(1), v.maxLength(20)) }),
  v.strictObject({ do: v.literal('remove_tags'), tags: v.pipe(v.array(Tag), v.minLength(1), v.maxLength(20)) }),
])
export type MacroAction = v.InferOutput<typeof MacroAction>

const macro = { name: Name, actions: v.pipe(v.array(MacroAction), v.minLength(1), v.maxLength(10)) }
export const Macro = v.object({ ...macro, id: id('macro') })
export type Macro = v.InferOutput<typeof Macro>
export const CreateMacro = v.strictObject(macro)
export type CreateMacro = v.InferOutput<typeof CreateMacro>
export const UpdateMacro = v.partial(v.strictObject(macro))
export type UpdateMacro = v.InferOutput<typeof UpdateMacro>
