import { ChevronLeft, LocateFixed, MapPinOff } from 'lucide'
import { useEffect } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { providerHref, visitHref } from '../../app/routes.ts'
import { b } from '../../i18n/bookings.ts'
import { t } from '../../i18n/index.ts'
import { p } from '../../i18n/provider.ts'
import { Count } from '../../ui/count.tsx'
import { Icon } from '../../ui/icon.tsx'
import { usePageTitle } from '../../ui/page-title.ts'
import { useReadable } from '../../ui/readable.ts'
import { AfterWait, Empty, Failed } from '../../ui/states.tsx'
import { isMissing } from '../../ui/trouble.ts'
import { useMedia } from '../../ui/use-media.ts'
import { StatusBadge } from '../bookings/parts/badges.tsx'
import { dayKey } from '../bookings/parts/zone-times.ts'
import { BookingChat } from './chat/chat.tsx'
import { useLive, useProvider, useShown } from './context.ts'
import { nextStep } from './next-step.ts'
import { StepBar } from './parts/step-bar.tsx'
import { Visit } from './visit.tsx'

/** From here on the visit and its messages stand side by side. */
const WIDE = '(min-width: 1080px)'

/** One visit: what it is about, its next step, and what is said about it. */
export function BookingPage({ bookingId }: { bookingId: string }) {
  const provider = useProvider()
  const { router } = useDesk()
  const live = useLive(bookingId, () => provider.booking(bookingId))
  const talk = useLive(bookingId, () => provider.conversation(bookingId))
  const booking = useShown(live.value)
  const sharing = useReadable(provider.sharing)
  const wide = useMedia(WIDE)
  const part = new URLSearchParams(router.search.value).get('part') === 'messages' ? 'messages' : 'visit'
  const title = booking ? `${b.booking(booking.number)} · ${booking.service}` : p.title
  usePageTitle(`${title} · ${t.product}`)
  // An answer to what was pressed here may be newer than what the conversation says of the visit.
  useEffect(() => {
    if (talk.value && live.value && talk.value.booking.conversationId !== live.value.conversationId) talk.reload()
  }, [live.value?.conversationId])
  if (!booking) return <Missing failed={live.load === 'failed'} trouble={live.trouble} retry={live.reload} />
  const unread = talk.value?.conversation?.unread ?? 0
  const day = dayKey(Date.parse(booking.startsAt))
  const back = providerHref(day === dayKey(Date.now()) ? '' : `?day=${day}`)
  const canShare = nextStep(booking.status) !== null && sharing?.bookingId !== bookingId
  return (
    <>
      <header class="visit-head">
        <a class="icon-button visit-back" href={back} aria-label={p.page.back}>
          <Icon icon={ChevronLeft} size={24} />
        </a>
        <h1 class="visit-title" tabIndex={-1}>
          <span class="number">{b.number(booking.number)}</span> {booking.service}
        </h1>
        <StatusBadge status={booking.status} />
      </header>
      <main class="visit-parts" id="content" tabIndex={-1}>
        {(wide || part === 'visit') && (
          <section class="visit-part" aria-label={p.page.visit}>
            <div class="provider-scroll">
              <Visit booking={booking} />
            </div>
            <div class="provider-foot">
              {canShare && (
                <button type="button" class="button share-button" onClick={() => provider.share(bookingId)}>
                  <Icon icon={LocateFixed} />
                  {p.place.share}
                </button>
              )}
              <StepBar booking={booking} />
            </div>
          </section>
        )}
        {(wide || part === 'messages') && (
          <section class="visit-part" aria-label={p.page.messages}>
            <BookingChat booking={booking} talk={talk} />
          </section>
        )}
      </main>
      {!wide && (
        <nav class="part-switch" aria-label={p.page.views}>
          {(['visit', 'messages'] as const).map((one) => (
            <a
              key={one}
              class="part-link"
              href={visitHref(bookingId, one === 'visit' ? '' : '?part=messages')}
              aria-current={part === one ? 'page' : undefined}
            >
              {p.page[one]}
              {one === 'messages' && <Count n={unread} words={p.unread(unread)} />}
            </a>
          ))}
        </nav>
      )}
    </>
  )
}

function Missing({
  failed,
  trouble,
  retry,
}: {
  failed: boolean
  trouble: Parameters<typeof isMissing>[0]
  retry: () => void
}) {
  return (
    <main class="provider-scroll" id="content" tabIndex={-1}>
      {!failed ? (
        <AfterWait>
          <div class="door" role="status">
            <span class="spinner" />
            <span class="hidden">{t.common.loading}</span>
          </div>
        </AfterWait>
      ) : isMissing(trouble) ? (
        <Empty page icon={MapPinOff} title={p.goneTitle} text={p.goneText}>
          <a class="button" href={providerHref()}>
            {p.toToday}
          </a>
        </Empty>
      ) : (
        <Failed title={p.failedOne} trouble={trouble} retry={retry} />
      )}
    </main>
  )
}
