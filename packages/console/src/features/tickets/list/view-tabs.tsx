import type { TicketCounts } from '@deskbell/protocol'
import { useEffect, useRef } from 'preact/hooks'
import { TICKET_VIEWS, type TicketList, ticketsHref } from '../../../app/routes.ts'
import { t } from '../../../i18n/index.ts'

const COUNTED: Record<Exclude<TicketList, 'all'>, keyof TicketCounts> = {
  mine: 'mine',
  unassigned: 'unassigned',
  urgent: 'urgent',
  waiting: 'waiting',
  open: 'open',
  'at-risk': 'atRisk',
  breached: 'breached',
}
/** The views whose tickets ask for somebody. */
const PRESSING: ReadonlySet<TicketList> = new Set(['unassigned', 'at-risk', 'breached'])
/** Counts go no further. */
const MOST = 1_000

export const countOf = (counts: TicketCounts | null, view: TicketList): number =>
  counts && view !== 'all' ? counts[COUNTED[view]] : 0

/** The views of tickets with how many each holds. */
export function ViewTabs({ view, counts }: { view: TicketList | null; counts: TicketCounts | null }) {
  const tabs = useRef<HTMLElement>(null)
  // Where they do not all fit, the present one is in sight.
  useEffect(() => {
    tabs.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [view])
  return (
    <nav ref={tabs} class="help-tabs ticket-tabs" aria-label={t.tickets.viewsLabel}>
      {TICKET_VIEWS.map((one) => {
        const count = countOf(counts, one)
        return (
          <a key={one} class="help-tab" href={ticketsHref(one)} aria-current={one === view ? 'page' : undefined}>
            {t.tickets.views[one]}
            {count > 0 && (
              <span class={`nav-count ${PRESSING.has(one) ? 'needs-you' : ''}`}>
                {count >= MOST ? `${MOST}+` : count}
              </span>
            )}
          </a>
        )
      })}
    </nav>
  )
}
