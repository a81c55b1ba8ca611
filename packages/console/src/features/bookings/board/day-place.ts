import { useDesk } from '../../../app/desk.ts'
import { bookingsHref } from '../../../app/routes.ts'
import { dayKey } from '../parts/zone-times.ts'

export interface DayPlace {
  /** A day of this browser's calendar, such as `2026-11-21`. */
  readonly day: string
  readonly today: boolean
  readonly providerId: string
  readonly q: string
  readonly narrowed: boolean
  /** Goes to another day, with the same filters. */
  go(day: string): void
  narrow(next: { providerId?: string; q?: string }): void
  clear(): void
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Which day the board shows and what it is narrowed to, as its address says. */
export function useDayPlace(): DayPlace {
  const { router } = useDesk()
  const query = new URLSearchParams(router.search.value)
  const now = dayKey(Date.now())
  const asked = query.get('day') ?? ''
  const day = DAY.test(asked) && !Number.isNaN(Date.parse(asked)) ? asked : now
  const providerId = query.get('provider') ?? ''
  const q = query.get('q') ?? ''
  const to = (next: { day?: string; providerId?: string; q?: string }) => {
    const all = { day, providerId, q, ...next }
    const search = new URLSearchParams()
    if (all.day !== now) search.set('day', all.day)
    if (all.providerId) search.set('provider', all.providerId)
    if (all.q) search.set('q', all.q)
    router.go(bookingsHref(search.size > 0 ? `?${search}` : ''), { replace: true })
  }
  return {
    ...{ day, today: day === now, providerId, q, narrowed: providerId !== '' || q !== '' },
    go: (next) => to({ day: next }),
    narrow: to,
    clear: () => to({ providerId: '', q: '' }),
  }
}
