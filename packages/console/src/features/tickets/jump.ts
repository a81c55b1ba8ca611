import type { Command } from '../../app/commands.ts'
import type { Desk } from '../../app/desk.ts'
import { ticketsHref } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { toTrouble, troubleText } from '../../ui/trouble.ts'

/** The command that opens a ticket by the number that was typed, such as `#1042`; none where it is no number. */
export function jumpCommand(query: string, { tickets, router, toasts }: Desk): Command | null {
  const digits = /^#?\s*(\d{1,9})$/.exec(query.trim())?.[1]
  const number = Number(digits)
  if (!number) return null
  return {
    id: 'jump',
    group: 'ticket',
    label: t.tickets.jump.open(number),
    async run() {
      try {
        const page = await tickets.api.list({ number: String(number), limit: '1' })
        const found = page.items[0]
        if (found) router.go(ticketsHref('all', found.id))
        else toasts.show(t.tickets.jump.missing(number), { tone: 'failed' })
      } catch (error) {
        toasts.show(t.toast.failed(troubleText(toTrouble(error))), { tone: 'failed' })
      }
    },
  }
}
