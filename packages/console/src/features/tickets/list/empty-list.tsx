import {
  CirclePause,
  CircleUser,
  ClockAlert,
  ConciergeBell,
  type IconNode,
  SearchX,
  Siren,
  Tickets,
  UserRoundSearch,
} from 'lucide'
import { LOG_CALL, type TicketList, ticketsHref } from '../../../app/routes.ts'
import { t } from '../../../i18n/index.ts'
import { Empty } from '../../../ui/states.tsx'
import { isNarrowed } from './filters.ts'
import type { ListPlace } from './use-place.ts'

const SHOWN: Record<TicketList, { icon: IconNode; href: string }> = {
  mine: { icon: CircleUser, href: ticketsHref('unassigned') },
  unassigned: { icon: UserRoundSearch, href: ticketsHref('open') },
  urgent: { icon: Siren, href: ticketsHref('open') },
  waiting: { icon: CirclePause, href: ticketsHref('open') },
  open: { icon: ConciergeBell, href: LOG_CALL },
  'at-risk': { icon: ClockAlert, href: ticketsHref('open') },
  breached: { icon: ClockAlert, href: ticketsHref('open') },
  all: { icon: Tickets, href: LOG_CALL },
}

/** What a view is for while it is empty, or that the filters leave nothing. */
export function EmptyList({ place }: { place: ListPlace }) {
  if (isNarrowed(place.filters)) {
    return (
      <Empty icon={SearchX} title={t.tickets.none.title} text={t.tickets.none.text}>
        <button type="button" class="button" onClick={place.clear}>
          {t.tickets.filters.clear}
        </button>
      </Empty>
    )
  }
  const words = t.tickets.empty[place.view]
  return (
    <Empty icon={SHOWN[place.view].icon} title={words.title} text={words.text}>
      <a class="button" href={SHOWN[place.view].href}>
        {words.action}
      </a>
    </Empty>
  )
}
