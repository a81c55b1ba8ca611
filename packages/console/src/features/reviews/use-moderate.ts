import type { Review } from '@deskbell/protocol'
import { useDesk } from '../../app/desk.ts'
import { b } from '../../i18n/bookings.ts'
import { t } from '../../i18n/index.ts'
import { isSignedOut, toTrouble, troubleText } from '../../ui/trouble.ts'
import { useBookingsApi } from '../bookings/parts/use-bookings-api.ts'

type Status = Review['status']

/** Publishes or hides a review at once, with a way back to how it was. `shown` draws what is, or what was again. */
export function useModerate(shown: (reviewId: string, status: Status) => void) {
  const { toasts, session } = useDesk()
  const api = useBookingsApi()
  const words = b.reviewPart
  const move = async (review: { id: string; status: Status }, to: Status, undone = false): Promise<void> => {
    shown(review.id, to)
    try {
      await api.moderate(review.id, to)
      const said = undone ? words.backToast : to === 'published' ? words.publishedToast : words.hiddenToast
      const back = () => void move({ id: review.id, status: to }, review.status, true)
      toasts.show(said, undone ? {} : { undo: back, stays: 10_000 })
    } catch (error) {
      shown(review.id, review.status)
      const trouble = toTrouble(error)
      if (isSignedOut(trouble)) session.expire()
      toasts.show(t.toast.failed(troubleText(trouble)), { tone: 'failed' })
    }
  }
  return move
}
