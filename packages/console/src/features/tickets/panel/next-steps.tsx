import { LIMITS, type NextStep, type Ticket } from '@deskbell/protocol'
import { X } from 'lucide'
import { useState } from 'preact/hooks'
import { t } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useTicketActions } from '../use-ticket-actions.ts'
import { Section } from './section.tsx'

/** What remains to be done, to be ticked off. */
export function NextSteps({ ticket }: { ticket: Ticket }) {
  const actions = useTicketActions()
  const [text, setText] = useState('')
  const steps = ticket.work?.nextSteps ?? []
  const save = (nextSteps: NextStep[]) => void actions.update(ticket, { nextSteps }, { quiet: true })
  const words = t.ticket.steps
  return (
    <Section
      title={words.title}
      action={
        steps.length > 0 && (
          <span class="fact-note number">{words.done(steps.filter((one) => one.done).length, steps.length)}</span>
        )
      }
    >
      <ul class="next-steps">
        {steps.map((step, index) => (
          <li key={`${index} ${step.text}`}>
            <label class="next-step">
              <input
                type="checkbox"
                checked={step.done}
                onChange={(event) =>
                  save(steps.map((one, at) => (at === index ? { ...one, done: event.currentTarget.checked } : one)))
                }
              />
              <span dir="auto">{step.text}</span>
            </label>
            <button
              type="button"
              class="icon-button icon-button-small"
              aria-label={words.remove(step.text)}
              title={words.remove(step.text)}
              onClick={() => save(steps.filter((_, at) => at !== index))}
            >
              <Icon icon={X} size={14} />
            </button>
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const step = text.trim()
          setText('')
          if (step !== '') save([...steps, { text: step, done: false }])
        }}
      >
        <input
          class="input input-quiet"
          aria-label={words.add}
          placeholder={words.add}
          maxLength={LIMITS.nameLength}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </form>
    </Section>
  )
}
