import type { Ticket } from '@deskbell/protocol'
import { useDesk } from '../../../app/desk.ts'
import { ticketsHref } from '../../../app/routes.ts'
import { t } from '../../../i18n/index.ts'
import { useLoad } from '../../../ui/load.ts'
import { Time } from '../../../ui/time.tsx'
import { customerTicketsHref } from '../list/use-place.ts'

const FEW = 8

/** What else this customer asked, newest first. */
export function OtherTickets({ customerId, except }: { customerId: string; except: string }) {
  const { tickets } = useDesk()
  const { state } = useLoad<readonly Ticket[]>(customerId, async () => {
    const page = await tickets.api.list({ customerId, order: 'newest', limit: String(FEW + 1) })
    return page.items
  })
  if (state.kind !== 'ready') return null
  const others = state.value.filter((one) => one.id !== except)
  const words = t.ticket.others
  return (
    <section class="facts" aria-label={words.title}>
      <h3 class="facts-title">{words.title}</h3>
      {others.length === 0 ? (
        <p class="facts-none">{words.none}</p>
      ) : (
        <ul class="earlier">
          {others.slice(0, FEW).map((one) => (
            <li key={one.id}>
              <a href={ticketsHref('all', one.id)}>
                <span class="earlier-text" dir="auto">
                  {t.tickets.number(one.number)} {one.subject}
                </span>
                <span class="earlier-note">
                  {t.tickets.statuses[one.status]}
                  {' · '}
                  <Time iso={one.updatedAt} />
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <a class="facts-all" href={customerTicketsHref(customerId)}>
          {words.all}
        </a>
      )}
    </section>
  )
}
