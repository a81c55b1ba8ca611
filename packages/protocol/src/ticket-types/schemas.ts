import * as v from 'valibot'
import { id } from '../core/ids.ts'
import { LIMITS } from '../core/limits.ts'
import { Name } from '../core/values.ts'
import { Template } from '../macros/template.ts'
import { WorkspaceKey } from '../sessions/schemas.ts'
import { PRIORITIES } from '../tickets/states.ts'
import { Availability } from '../workspaces/schemas.ts'
import { Key, TicketField, TicketFields } from './fields.ts'

export const Priority = v.picklist(PRIORITIES, 'must be low, normal, high or urgent')
export type Priority = v.InferOutput<typeof Priority>

const draft = {
  key: Key,
  name: Name,
  /** One line below the name, where people choose. */
  description: v.pipe(v.string(), v.trim(), v.maxLength(LIMITS.nameLength)),
  /** Whether customers may choose it; the others are for agents. */
  offered: v.boolean(),
  priority: Priority,
  teamId: v.nullable(id('team')),
  /** The workspace's own policy when null. */
  slaPolicyId: v.nullable(id('slaPolicy')),
  /** What is answered at once, by itself; nothing when empty. Variables as in canned responses. */
  firstResponse: Template,
  fields: TicketFields,
}

/** A kind of question: what is asked, and how the answer is worked upon. */
export const TicketType = v.object({
  ...draft,
  id: id('ticketType'),
  fields: v.array(TicketField),
  position: v.number(),
  /** Tickets keep an archived type; new ones cannot have it. */
  archived: v.boolean(),
})
export type TicketType = v.InferOutput<typeof TicketType>

export const CreateTicketType = v.strictObject({
  ...draft,
  description: v.optional(draft.description, ''),
  offered: v.optional(draft.offered, true),
  priority: v.optional(draft.priority, 'normal'),
  teamId: v.optional(draft.teamId, null),
  slaPolicyId: v.optional(draft.slaPolicyId, null),
  firstResponse: v.optional(draft.firstResponse, ''),
  fields: v.optional(draft.fields, []),
})
export type CreateTicketType = v.InferOutput<typeof CreateTicketType>

/** A key stays: programs and rules name it. */
export const UpdateTicketType = v.partial(
  v.strictObject({ ...v.omit(v.strictObject(draft), ['key']).entries, archived: v.boolean() }),
)
export type UpdateTicketType = v.InferOutput<typeof UpdateTicketType>

export const OrderTicketTypes = v.strictObject({
  ids: v.pipe(v.array(id('ticketType')), v.minLength(1), v.maxLength(LIMITS.ticketTypes)),
})
export type OrderTicketTypes = v.InferOutput<typeof OrderTicketTypes>

/** A ready-made list of types. */
export const TicketTypePreset = v.object({
  key: v.string(),
  name: v.string(),
  description: v.string(),
  types: v.array(v.object({ key: v.string(), name: v.string(), priority: Priority })),
})
export type TicketTypePreset = v.InferOutput<typeof TicketTypePreset>

/** What a contact form asks and promises, before anyone has acted. */
export const ContactForm = v.object({
  types: v.array(
    v.object({
      id: id('ticketType'),
      key: v.string(),
      name: v.string(),
      description: v.string(),
      priority: Priority,
      fields: v.array(TicketField),
      /** When a first answer may be expected, if it is sent now; null where nothing is promised. */
      expectedAt: v.nullable(v.string()),
    }),
  ),
  availability: Availability,
  attachments: v.object({ count: v.number(), bytes: v.number() }),
})
export type ContactForm = v.InferOutput<typeof ContactForm>
export const GetContactForm = v.strictObject({ workspace: WorkspaceKey })
export type GetContactForm = v.InferOutput<typeof GetContactForm>
