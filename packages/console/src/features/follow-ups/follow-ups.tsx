import type { PendingCompletion } from '@deskbell/protocol'
import { PhoneOutgoing } from 'lucide'
import { useDesk, useMe } from '../../app/desk.ts'
import { followUpsHref } from '../../app/routes.ts'
import { useCommands } from '../../app/use-commands.ts'
import { b } from '../../i18n/bookings.ts'
import { t } from '../../i18n/index.ts'
import { customerName } from '../../ui/names.ts'
import { usePageTitle } from '../../ui/page-title.ts'
import { useReadable } from '../../ui/readable.ts'
import { Deadline } from '../bookings/completion/deadline.tsx'
import { StatusBadge } from '../bookings/parts/badges.tsx'
import { BookingsFrame } from '../bookings/parts/frame.tsx'
import { Pages, Views } from '../bookings/parts/pages.tsx'
import { useBookingsApi } from '../bookings/parts/use-bookings-api.ts'
import { usePages } from '../bookings/parts/use-pages.ts'
import { FollowUpDrawer } from './follow-up-drawer.tsx'
import './follow-ups.css'

const VIEWS = ['due', 'mine', 'waiting', 'disputed'] as const
type View = (typeof VIEWS)[number]
const words = b.queue

const hrefOf = (view: View, bookingId?: string) => {
  const search = new URLSearchParams({ ...(view !== 'due' && { view }), ...(bookingId && { booking: bookingId }) })
  return followUpsHref(search.size > 0 ? `?${search}` : '')
}

/** Customers to be asked whether the work is done, with the log of one of them over the list. */
export function FollowUps() {
  const { router } = useDesk()
  const api = useBookingsApi()
  const query = new URLSearchParams(router.search.value)
  const view = VIEWS.find((one) => one === query.get('view')) ?? 'due'
  const open = query.get('booking')
  const list = usePages<PendingCompletion>(view, (page) => api.pending({ view, ...page }))
  usePageTitle(`${words.title}: ${words.views[view]} · ${t.product}`)
  const move = (step: 1 | -1) => {
    const all = [...document.querySelectorAll<HTMLAnchorElement>('a.pending-link')]
    const at = all.indexOf(document.activeElement as HTMLAnchorElement)
    const next = all[at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + step))]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  useCommands([
    { id: 'next', group: 'go', label: words.next, keys: 'j', quiet: true, run: () => move(1) },
    { id: 'previous', group: 'go', label: words.previous, keys: 'k', quiet: true, run: () => move(-1) },
    ...list.items.map(({ booking }) => ({
      id: `follow-up-${booking.id}`,
      group: 'find' as const,
      label: `${b.number(booking.number)} ${booking.service}`,
      words: `${booking.number} ${customerName(booking.customer)}`,
      run: () => router.go(hrefOf(view, booking.id)),
    })),
  ])
  return (
    <BookingsFrame current="follow-ups">
      <div class="bookings-measure">
        <h1 class="page-title">{words.title}</h1>
        <p class="page-lead">{words.lead}</p>
        <Views label={words.label} views={VIEWS} names={words.views} current={view} hrefOf={(one) => hrefOf(one)} />
        <Pages
          list={list}
          count={list.items.length}
          failed={words.failed}
          empty={{ icon: PhoneOutgoing, ...words.empty[view] }}
        >
          <ul class="pending-list" aria-label={words.list}>
            {list.items.map((one) => (
              <Row key={one.booking.id} pending={one} href={hrefOf(view, one.booking.id)} />
            ))}
          </ul>
        </Pages>
      </div>
      {open && (
        <FollowUpDrawer
          key={open}
          bookingId={open}
          known={list.items.find((one) => one.booking.id === open)?.completion ?? null}
          onChange={(next) => list.change((one) => (one.booking.id === next.booking.id ? next : one))}
          onClose={() => router.go(hrefOf(view), { replace: true })}
        />
      )}
    </BookingsFrame>
  )
}

function Row({ pending, href }: { pending: PendingCompletion; href: string }) {
  const { client } = useDesk()
  const { agent: me } = useMe()
  const agents = useReadable(client.agents)
  const { booking, completion } = pending
  const { number, service, customer, provider, status } = booking
  const holder = completion.followUp?.agentId ?? null
  const attempts = completion.followUp?.attempts.length ?? 0
  const name = agents.find((one) => one.id === holder)?.name
  return (
    <li class="pending-row">
      <div class="pending-what">
        <h2 class="pending-title">
          <a class="pending-link" href={href} dir="auto">
            <span class="card-number number">{b.number(number)}</span> {service}
          </a>
        </h2>
        <p class="fact-quiet">
          <span dir="auto">{customerName(customer)}</span>
          {provider && <span dir="auto"> · {provider.name}</span>}
        </p>
      </div>
      <p class="pending-tries">
        {words.attempts(attempts)}
        <span class={`fact-quiet ${holder === null ? 'needs-somebody' : ''}`}>
          {holder === null ? words.nobody : holder === me.id ? words.you : words.has(name ?? t.common.somebody)}
        </span>
      </p>
      <p class="pending-due">
        {status === 'disputed' ? <StatusBadge status={status} /> : <Deadline escalatesAt={completion.escalatesAt} />}
      </p>
    </li>
  )
}
