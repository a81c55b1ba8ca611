import type { BookingStatus, QuickResponse } from '@deskbell/protocol'
import { MessageSquareText } from 'lucide'
import { useState } from 'preact/hooks'
import { p } from '../../../i18n/provider.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Sheet } from '../parts/sheet.tsx'

interface Props {
  responses: readonly QuickResponse[]
  status: BookingStatus
  choose: (response: QuickResponse) => void
}

/** What is said most often, a press each: those that fit how the visit stands, and behind a button all of them. */
export function QuickResponses({ responses, status, choose }: Props) {
  const [all, setAll] = useState(false)
  if (responses.length === 0) return null
  const fitting = responses.filter(({ statuses }) => statuses.length === 0 || statuses.includes(status))
  return (
    <>
      <fieldset class="quick">
        <legend class="hidden">{p.chat.quick}</legend>
        {fitting.map((one) => (
          <button key={one.key} type="button" class="chip" title={one.text} onClick={() => choose(one)}>
            {one.label}
          </button>
        ))}
        <button type="button" class="chip chip-more" aria-label={p.chat.quickAll} onClick={() => setAll(true)}>
          <Icon icon={MessageSquareText} />
        </button>
      </fieldset>
      {all && (
        <Sheet title={p.chat.quickAll} onClose={() => setAll(false)}>
          <ul class="quick-all">
            {responses.map((one) => (
              <li key={one.key}>
                <button
                  type="button"
                  class="quick-one"
                  onClick={() => {
                    setAll(false)
                    choose(one)
                  }}
                >
                  <span class="quick-label">{one.label}</span>
                  <span dir="auto">{one.text}</span>
                </button>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
    </>
  )
}
