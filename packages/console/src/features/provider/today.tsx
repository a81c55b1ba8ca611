import { shownBooking } from '@deskbell/sdk/provider'
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide'
import { useDesk } from '../../app/desk.ts'
import { providerHref } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { p } from '../../i18n/provider.ts'
import { now } from '../../ui/clock.ts'
import { Icon } from '../../ui/icon.tsx'
import { usePageTitle } from '../../ui/page-title.ts'
import { useReadable } from '../../ui/readable.ts'
import { AfterWait, Empty, Failed, Skeleton } from '../../ui/states.tsx'
import { dayBounds, dayKey } from '../bookings/parts/zone-times.ts'
import { useLive, useProvider } from './context.ts'
import { currentOf } from './next-step.ts'
import { StepBar } from './parts/step-bar.tsx'
import { VisitCard } from './parts/visit-card.tsx'
import { VisitRow } from './parts/visit-row.tsx'

const long = new Intl.DateTimeFormat(t.formats, { weekday: 'long', day: 'numeric', month: 'long' })
const short = new Intl.DateTimeFormat(t.formats, { weekday: 'short', day: 'numeric', month: 'short' })
const at = (day: string) => new Date(`${day}T12:00`)

/** The visits of one day, the one that counts first, with its next step under the thumb. */
export function Today() {
  const provider = useProvider()
  const { router } = useDesk()
  const today = dayKey(now.value)
  const asked = new URLSearchParams(router.search.value).get('day')
  const day = asked && /^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(at(asked).getTime()) ? asked : today
  const { from, to } = dayBounds(day)
  const { value, load, trouble, reload } = useLive(day, () => provider.day(Date.parse(from), Date.parse(to)))
  const pending = useReadable(provider.pending)
  const visits = value?.map((one) => shownBooking(one, pending)) ?? null
  const current = visits && currentOf(visits)
  const others = visits?.filter(({ id }) => id !== current?.id) ?? []
  const name = nameOf(day, today)
  usePageTitle(`${name} · ${t.product}`)
  return (
    <>
      <main class="provider-scroll" id="content" key={day} tabIndex={-1}>
        <h1 class="provider-title">
          {name}
          {name !== long.format(at(day)) && <span class="provider-date">{long.format(at(day))}</span>}
        </h1>
        {load === 'failed' && <Failed title={p.failed} trouble={trouble} retry={reload} />}
        {load === 'loading' && (
          <AfterWait>
            <div class="rows-skeleton" role="status">
              <span class="hidden">{t.common.loading}</span>
              {[0, 1, 2].map((n) => (
                <Skeleton key={n} class="skeleton-long" />
              ))}
            </div>
          </AfterWait>
        )}
        {visits?.length === 0 && <Empty icon={CalendarDays} title={p.day.none} text={p.day.noneText} />}
        {current && <VisitCard booking={current} />}
        {others.length > 0 && (
          <section class="visit-others" aria-labelledby="other-visits">
            <h2 class="visit-label" id="other-visits">
              {p.day.others}
            </h2>
            {!current && <p class="visit-none">{p.day.allDone}</p>}
            <ul>
              {others.map((one) => (
                <VisitRow key={one.id} booking={one} />
              ))}
            </ul>
          </section>
        )}
      </main>
      <div class="provider-foot">
        <DaySwitch day={day} today={today} />
        {current && <StepBar key={current.id} booking={current} named />}
      </div>
    </>
  )
}

function nameOf(day: string, today: string): string {
  if (day === today) return p.today
  if (day === dayKey(today, 1)) return p.day.tomorrow
  return day === dayKey(today, -1) ? p.day.yesterday : long.format(at(day))
}

function DaySwitch({ day, today }: { day: string; today: string }) {
  const href = (to: string) => providerHref(to === today ? '' : `?day=${to}`)
  const [before, after] = [dayKey(day, -1), dayKey(day, 1)]
  return (
    <nav class="day-switch" aria-label={p.day.label}>
      <a class="day-link" href={href(before)}>
        <Icon icon={ChevronLeft} />
        <span class="hidden">{p.day.earlier}: </span>
        {short.format(at(before))}
      </a>
      {day !== today && (
        <a class="day-link" href={href(today)}>
          {p.day.back}
        </a>
      )}
      <a class="day-link" href={href(after)}>
        <span class="hidden">{p.day.later}: </span>
        {short.format(at(after))}
        <Icon icon={ChevronRight} />
      </a>
    </nav>
  )
}
