import { LIMITS, type Ticket } from '@deskbell/protocol'
import { X } from 'lucide'
import { useState } from 'preact/hooks'
import { t } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { tagOf } from '../tags.ts'
import { useTicketActions } from '../use-ticket-actions.ts'
import { Section } from './section.tsx'

/** The tags of a ticket. */
export function Tags({ ticket }: { ticket: Ticket }) {
  const actions = useTicketActions()
  const [text, setText] = useState('')
  const tags = ticket.work?.tags ?? []
  const full = tags.length >= LIMITS.tagsPerTicket
  const save = (next: string[]) => void actions.update(ticket, { tags: next }, { quiet: true })
  const words = t.ticket.tags
  return (
    <Section title={words.title}>
      <ul class="tag-list">
        {tags.map((tag) => (
          <li class="tag-chip" key={tag}>
            <span dir="auto">{tag}</span>
            <button
              type="button"
              aria-label={words.remove(tag)}
              onClick={() => save(tags.filter((one) => one !== tag))}
            >
              <Icon icon={X} size={14} />
            </button>
          </li>
        ))}
      </ul>
      {full ? (
        <p class="facts-none">{words.full(LIMITS.tagsPerTicket)}</p>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            const tag = tagOf(text)
            setText('')
            if (tag !== '' && !tags.includes(tag)) save([...tags, tag])
          }}
        >
          <input
            class="input input-quiet"
            aria-label={words.add}
            placeholder={words.add}
            maxLength={LIMITS.tagLength}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </form>
      )}
    </Section>
  )
}
