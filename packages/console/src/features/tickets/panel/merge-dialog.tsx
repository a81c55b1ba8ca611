import type { Ticket } from '@deskbell/protocol'
import { useEffect, useState } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { ticketsHref } from '../../../app/routes.ts'
import { t } from '../../../i18n/index.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { FormActions } from '../../../ui/form-actions.tsx'
import { customerName } from '../../../ui/names.ts'
import { useAction } from '../../../ui/use-action.ts'
import { StatusMark } from '../marks.tsx'

interface Props {
  ticket: Ticket
  /** The number of a ticket that asks the same. */
  into: number | undefined
  onClose: () => void
}

/** Finds a ticket of the same customer by its number, shows it, and merges this one into it. */
export function MergeDialog({ ticket, into, onClose }: Props) {
  const { tickets, toasts, router } = useDesk()
  const [number, setNumber] = useState(into ? String(into) : '')
  const [found, setFound] = useState<Ticket | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const words = t.ticket.merge
  const find = useAction(async (wanted: string) => {
    const page = await tickets.api.list({ number: wanted, limit: '1' })
    const one = page.items[0]
    if (!one) setFault(words.missing(wanted))
    else if (one.id === ticket.id) setFault(words.same)
    else if (one.customer.id !== ticket.customer.id) setFault(words.other(customerName(one.customer)))
    else setFound(one)
  })
  const merge = useAction(async (target: Ticket) => {
    tickets.put(await tickets.api.merge(ticket.id, target.id))
    tickets.refresh(target.id)
    onClose()
    toasts.show(t.ticket.toast.merged(ticket.number, target.number))
    router.go(ticketsHref('all', target.id))
  })
  useEffect(() => {
    if (into) void find.run(String(into))
  }, [into])
  const digits = number.replace(/\D/g, '')
  return (
    <Dialog title={words.dialog} onClose={onClose} firm>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (found) void merge.run(found)
          else if (digits !== '') void find.run(digits)
        }}
      >
        <p class="dialog-text">{words.text(ticket.number)}</p>
        <Field label={words.number} hint={words.numberHint} error={fault ?? undefined}>
          {(control) => (
            <input
              {...control}
              class="input number-input number"
              inputMode="numeric"
              value={number}
              onInput={(event) => {
                setNumber(event.currentTarget.value)
                setFound(null)
                setFault(null)
              }}
            />
          )}
        </Field>
        {found && (
          <div class="merge-target" role="status">
            <p>
              <b class="number">{t.tickets.number(found.number)}</b> <span dir="auto">{found.subject}</span>
            </p>
            <StatusMark status={found.status} />
          </div>
        )}
        <FormActions
          action={{ busy: find.busy || merge.busy, problem: merge.problem ?? find.problem }}
          submit={found ? words.submit(found.number) : words.find}
          danger={found !== null}
          disabled={digits === ''}
          onClose={onClose}
        />
      </form>
    </Dialog>
  )
}
