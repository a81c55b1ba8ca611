import type { BookingConversation } from '@deskbell/protocol'
import { MessagesSquare } from 'lucide'
import { useMe } from '../../app/desk.ts'
import { visitHref } from '../../app/routes.ts'
import { b } from '../../i18n/bookings.ts'
import { t } from '../../i18n/index.ts'
import { p } from '../../i18n/provider.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Count } from '../../ui/count.tsx'
import { customerName, knownName } from '../../ui/names.ts'
import { usePageTitle } from '../../ui/page-title.ts'
import { AfterWait, Empty, Failed, Skeleton } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'
import { useLive, useProvider } from './context.ts'
import { Stats } from './stats.tsx'

/** Every conversation about a visit, the newest first, and how one answers. */
export function Messages() {
  const provider = useProvider()
  const { value, load, trouble, reload } = useLive('conversations', provider.conversations)
  usePageTitle(`${p.list.title} · ${t.product}`)
  return (
    <main class="provider-scroll" id="content" tabIndex={-1}>
      <h1 class="provider-title">{p.list.title}</h1>
      {load === 'failed' && <Failed title={p.list.failed} trouble={trouble} retry={reload} />}
      {load === 'loading' && (
        <AfterWait>
          <div class="rows-skeleton" role="status">
            <span class="hidden">{t.common.loading}</span>
            <Skeleton class="skeleton-long" />
            <Skeleton class="skeleton-long" />
          </div>
        </AfterWait>
      )}
      {value?.length === 0 && <Empty icon={MessagesSquare} title={p.list.none} text={p.list.noneText} />}
      {value && value.length > 0 && (
        <ul class="talks">
          {value.map((one) => (
            <TalkRow key={one.booking.id} talk={one} />
          ))}
        </ul>
      )}
      <Stats />
    </main>
  )
}

function TalkRow({ talk: { booking, conversation, open } }: { talk: BookingConversation }) {
  const { agent } = useMe()
  const { customer, number, service } = booking
  const last = conversation?.lastMessage
  const unread = conversation?.unread ?? 0
  return (
    <li>
      <a class={`talk-row ${unread > 0 ? 'is-unread' : ''}`} href={visitHref(booking.id, '?part=messages')}>
        <Avatar name={knownName(customer)} id={customer.id} size="medium" />
        <span class="talk-words">
          <span class="talk-line">
            <span class="talk-who" dir="auto">
              {customerName(customer)}
            </span>
            {last && <Time iso={last.at} />}
          </span>
          <span class="talk-what">
            {b.number(number)} {service}
            {!open && <span class="talk-closed"> · {p.list.closed}</span>}
          </span>
          {last && (
            <span class="talk-line">
              <span class="talk-last" dir="auto">
                {last.by.id === agent.id ? p.list.youSaid(last.preview) : last.preview}
              </span>
              <Count n={unread} words={p.unread(unread)} />
            </span>
          )}
        </span>
      </a>
    </li>
  )
}
