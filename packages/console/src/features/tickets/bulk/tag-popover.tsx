import { LIMITS, type Ticket } from '@deskbell/protocol'
import { ChevronDown, type IconNode, X } from 'lucide'
import { useState } from 'preact/hooks'
import type { TicketChange } from '../../../api/tickets-api.ts'
import { t } from '../../../i18n/index.ts'
import { Field } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Popover } from '../../../ui/popover.tsx'
import { tagOf } from '../tags.ts'

interface Props {
  icon: IconNode
  chosen: readonly Ticket[]
  run: (change: TicketChange) => void
}

/** Adds a tag to every selected ticket, or takes one from them. */
export function TagPopover({ icon, chosen, run }: Props) {
  const [text, setText] = useState('')
  const words = t.tickets.bulk
  const present = [...new Set(chosen.flatMap((ticket) => ticket.work?.tags ?? []))].toSorted()
  const tag = tagOf(text)
  return (
    <Popover
      label={words.tags}
      class="button bulk-button"
      side="above"
      button={
        <>
          <Icon icon={icon} size={16} />
          <span class="bulk-word">{words.tags}</span>
          <Icon icon={ChevronDown} size={16} />
        </>
      }
    >
      {(close) => (
        <form
          class="form filter-form"
          onSubmit={(event) => {
            event.preventDefault()
            if (tag === '') return
            close()
            setText('')
            run({ do: 'add_tags', tags: [tag] })
          }}
        >
          <Field label={words.addTag}>
            {(control) => (
              <div class="tag-add">
                <input
                  {...control}
                  class="input"
                  maxLength={LIMITS.tagLength}
                  value={text}
                  onInput={(event) => setText(event.currentTarget.value)}
                />
                <button type="submit" class="button" disabled={tag === ''}>
                  {words.add}
                </button>
              </div>
            )}
          </Field>
          <fieldset>
            <legend class="field-label">{words.removeTag}</legend>
            {present.length === 0 && <p class="facts-none">{words.noTags}</p>}
            <div class="tag-list">
              {present.map((one) => (
                <button
                  type="button"
                  class="tag-chip is-button"
                  key={one}
                  aria-label={words.remove(one)}
                  onClick={() => {
                    close()
                    run({ do: 'remove_tags', tags: [one] })
                  }}
                >
                  {one}
                  <Icon icon={X} size={14} />
                </button>
              ))}
            </div>
          </fieldset>
        </form>
      )}
    </Popover>
  )
}
