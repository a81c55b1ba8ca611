import type { Booking, BookingLink } from '@deskbell/protocol'
import { Mail } from 'lucide'
import { useState } from 'preact/hooks'
import { b } from '../../../i18n/bookings.ts'
import { Code } from '../../../ui/code.tsx'
import { exactTime } from '../../../ui/dates.ts'
import { Confirm, Dialog } from '../../../ui/dialog.tsx'
import { FormActions } from '../../../ui/form-actions.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useAction } from '../../../ui/use-action.ts'
import { ChoiceField } from '../parts/choice-field.tsx'
import { useBookingsApi } from '../parts/use-bookings-api.ts'
import type { useStep } from './held.ts'

const words = b.linkForm

/** Makes a link for somebody without a session, to be copied or mailed. */
export function LinkDialog({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const api = useBookingsApi()
  const [scope, setScope] = useState<BookingLink['scope']>('manage')
  const [link, setLink] = useState<BookingLink | null>(null)
  const make = useAction(async () => setLink(await api.createLink(booking.id, scope)))
  if (link) {
    const mail = new URLSearchParams({ subject: words.subject(booking.service), body: link.url })
    return (
      <Dialog title={words.title} class="dialog-wide" onClose={onClose}>
        <Code text={link.url} label={words.link} />
        <p class="dialog-text">{words.until(exactTime(link.expiresAt))}</p>
        <div class="dialog-actions">
          <a class="button" href={`mailto:?${mail.toString().replaceAll('+', '%20')}`}>
            <Icon icon={Mail} size={16} />
            {words.mail}
          </a>
          <button type="button" class="button button-primary" onClick={onClose}>
            {words.done}
          </button>
        </div>
      </Dialog>
    )
  }
  return (
    <Dialog title={words.title} class="dialog-setup" onClose={onClose}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          void make.run()
        }}
      >
        <p class="dialog-text">{words.text}</p>
        <ChoiceField
          label={words.title}
          hideLabel
          value={scope}
          options={[
            { value: 'manage', label: words.manage, hint: words.manageHint },
            { value: 'view', label: words.view, hint: words.viewHint },
          ]}
          onChange={setScope}
        />
        <FormActions action={make} submit={words.submit} onClose={onClose} />
      </form>
    </Dialog>
  )
}

interface EndProps {
  booking: Booking
  step: ReturnType<typeof useStep>
  onClose: () => void
}

/** Asks before every link is ended. */
export function EndLinksDialog({ booking, step, onClose }: EndProps) {
  const api = useBookingsApi()
  return (
    <Confirm
      title={words.endTitle}
      text={words.endText}
      action={words.endDo}
      onConfirm={() =>
        void step.run(async () => {
          await api.endLinks(booking.id)
          return null
        }, words.ended)
      }
      onClose={onClose}
    />
  )
}
