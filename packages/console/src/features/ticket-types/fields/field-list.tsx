import { Plus } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { s } from '../../../i18n/setup.ts'
import { Icon } from '../../../ui/icon.tsx'
import { moved } from '../../help/sort-handle.tsx'
import { FieldCard } from './field-card.tsx'
import { changed, type FieldDraft, faultsOf, MOST_FIELDS, newField, removed } from './field-draft.ts'

interface Props {
  fields: readonly FieldDraft[]
  /** Whether what does not fit is shown already. */
  checked: boolean
  onChange: (fields: readonly FieldDraft[]) => void
}

/** The questions of a type: added, ordered, changed one at a time. */
export function FieldList({ fields, checked, onChange }: Props) {
  const { toasts } = useDesk()
  const [open, setOpen] = useState<number | null>(null)
  const [said, setSaid] = useState('')
  const faults = faultsOf(fields)
  const add = () => {
    const field = newField()
    onChange([...fields, field])
    setOpen(field.id)
    setTimeout(() => document.getElementById(`field-label-${field.id}`)?.focus())
  }
  const remove = (field: FieldDraft) => {
    onChange(removed(fields, field.id))
    toasts.show(s.field.removed(field.label || s.field.unnamed), { undo: () => onChange(fields) })
  }
  return (
    <>
      {fields.length === 0 ? (
        <p class="section-none">{s.field.none}</p>
      ) : (
        <ol class="field-cards" data-sort aria-label={s.field.listLabel}>
          {fields.map((field, index) => (
            <FieldCard
              key={field.id}
              field={field}
              fields={fields}
              index={index}
              fault={checked ? faults.get(field.id) : undefined}
              open={open === field.id}
              onOpen={(on) => setOpen(on ? field.id : null)}
              onMove={(from, to) => {
                onChange(moved(fields, from, to))
                setSaid(s.field.moved(field.label || s.field.unnamed, to + 1, fields.length))
              }}
              onChange={(next) => onChange(changed(fields, next))}
              onRemove={() => remove(field)}
            />
          ))}
        </ol>
      )}
      <p class="hidden" role="status">
        {said}
      </p>
      <div>
        <button type="button" class="button" disabled={fields.length >= MOST_FIELDS} onClick={add}>
          <Icon icon={Plus} size={18} />
          {s.field.add}
        </button>
        {fields.length >= MOST_FIELDS && <p class="field-hint">{s.field.most(MOST_FIELDS)}</p>}
      </div>
    </>
  )
}
