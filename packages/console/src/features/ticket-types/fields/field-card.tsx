import { ChevronDown, Trash2 } from 'lucide'
import { s } from '../../../i18n/setup.ts'
import { Icon } from '../../../ui/icon.tsx'
import { SortHandle } from '../../help/sort-handle.tsx'
import type { FieldDraft, FieldFaults } from './field-draft.ts'
import { FieldForm } from './field-form.tsx'

interface Props {
  field: FieldDraft
  fields: readonly FieldDraft[]
  index: number
  fault: FieldFaults | undefined
  open: boolean
  onOpen: (open: boolean) => void
  onMove: (from: number, to: number) => void
  onChange: (field: FieldDraft) => void
  onRemove: () => void
}

/** One question in its list: what it asks in a line, and its form once it is opened. */
export function FieldCard({ field, fields, index, fault, open, onOpen, onMove, onChange, onRemove }: Props) {
  const name = field.label.trim() || s.field.unnamed
  const body = `field-body-${field.id}`
  // What does not fit is shown where it stands.
  const shown = open || fault !== undefined
  return (
    <li class={`field-card ${fault ? 'is-wrong' : ''}`}>
      <div class="field-card-head">
        <SortHandle label={s.field.move(name)} hint={s.moveHint} index={index} count={fields.length} onMove={onMove} />
        <button
          type="button"
          class="field-card-open"
          aria-expanded={shown}
          aria-controls={body}
          onClick={() => onOpen(!open)}
        >
          <span class="field-card-words">
            <span class="setup-name" dir="auto">
              {name}
            </span>
            <span class="setup-note">{noteOf(field, fields)}</span>
          </span>
          <Icon icon={ChevronDown} size={18} />
        </button>
        <button type="button" class="icon-button" aria-label={s.field.remove(name)} onClick={onRemove}>
          <Icon icon={Trash2} size={18} />
        </button>
      </div>
      {shown && (
        <div class="field-card-body" id={body}>
          <FieldForm field={field} fields={fields} fault={fault} onChange={onChange} />
        </div>
      )}
    </li>
  )
}

function noteOf(field: FieldDraft, fields: readonly FieldDraft[]): string {
  const on = fields.find((one) => one.id === field.when?.field)
  const answers = on?.options.filter((one) => field.when?.options.includes(one.id)).map((one) => `“${one.label}”`) ?? []
  const notes = [s.field.kinds[field.kind]]
  if (field.required) notes.push(s.field.requiredMark)
  if (on && answers.length > 0) notes.push(s.field.dependsOn(on.label, answers.join(s.field.or)))
  return notes.join(' · ')
}
