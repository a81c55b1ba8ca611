import { type CreateTicketType, Key, type Priority, type TicketType } from '@deskbell/protocol'
import * as v from 'valibot'
import { s } from '../../i18n/setup.ts'
import { keyOf } from '../ticket-setup/key-of.ts'
import { type FieldDraft, faultsOf, toDrafts, toFields } from './fields/field-draft.ts'

/** A type while it is edited. An empty team or policy means none of its own. */
export interface TypeDraft {
  readonly name: string
  /** Empty while it follows the name. */
  readonly key: string
  readonly description: string
  readonly offered: boolean
  readonly priority: Priority
  readonly teamId: string
  readonly slaPolicyId: string
  readonly firstResponse: string
  readonly fields: readonly FieldDraft[]
}

export function toDraft(type: TicketType | null): TypeDraft {
  return {
    name: type?.name ?? '',
    key: type?.key ?? '',
    description: type?.description ?? '',
    offered: type?.offered ?? true,
    priority: type?.priority ?? 'normal',
    teamId: type?.teamId ?? '',
    slaPolicyId: type?.slaPolicyId ?? '',
    firstResponse: type?.firstResponse ?? '',
    fields: toDrafts(type?.fields ?? []),
  }
}

/** The key of a new type: as it is typed, else made from the name. */
export const keyFor = ({ key, name }: TypeDraft, taken: readonly string[]): string => key || keyOf(name, taken, 'type')

/** What is saved; the key counts for new types only. */
export function toType(draft: TypeDraft, taken: readonly string[]): CreateTicketType {
  const { name, description, offered, priority, teamId, slaPolicyId, firstResponse, fields } = draft
  return {
    ...{ key: keyFor(draft, taken), name: name.trim(), description: description.trim(), offered, priority },
    teamId: teamId || null,
    slaPolicyId: slaPolicyId || null,
    firstResponse: firstResponse.trim(),
    fields: toFields(fields),
  }
}

/** What does not fit, by part; parts with faults of their own say only that they have some. */
export function checkType(draft: TypeDraft, taken: readonly string[]): Partial<Record<keyof TypeDraft, string>> {
  const key = keyFor(draft, taken)
  return {
    ...(draft.name.trim() === '' && { name: s.needName }),
    ...(!v.is(Key, key) ? { key: s.type.keyBad } : taken.includes(key) && { key: s.type.keyTaken }),
    ...(faultsOf(draft.fields).size > 0 && { fields: s.wrong }),
  }
}
