import type { Booking } from '@deskbell/protocol'
import type { DeskbellBooking } from '@deskbell/widget/elements'
import { type CSSProperties, createElement, type ReactElement, useEffect, useRef } from 'react'

export interface BookingConfirmationProps {
  /** The id of a booking of the customer on this page, or the booking as your server read it. */
  readonly booking?: string | Booking
  /** The address or token of a guest's link, in place of a session. */
  readonly link?: string
  /** Origin of the service; that of the widget's script tag on the page unless given. */
  readonly url?: string
  /** The workspace's public key, `wk_…`; that of the script tag unless given. */
  readonly workspace?: string
  readonly locale?: string
  readonly theme?: 'auto' | 'light' | 'dark'
  /** A brand colour, `#rrggbb`. */
  readonly accent?: string
  /** A request for help about this booking became a ticket. */
  readonly onSupportRequest?: (ticketId: string) => void
  /** It changed: a step, a delay, another time. */
  readonly onChange?: (booking: Booking) => void
  readonly className?: string
  readonly style?: CSSProperties
}

/**
 * Where a booking stands, live, with everything its customer can do. On a server it draws an empty place and asks for
 * nothing.
 *
 * @example <BookingConfirmation booking="bkg_…" onSupportRequest={(ticketId) => track(ticketId)} />
 */
export function BookingConfirmation(props: BookingConfirmationProps): ReactElement {
  const { booking, link, url, workspace, locale, theme, accent, onSupportRequest, onChange, className, style } = props
  const element = useRef<DeskbellBooking>(null)
  /** What the page wants to hear now, so that a new function each time changes no listener. */
  const heard = useRef({ onSupportRequest, onChange })
  heard.current = { onSupportRequest, onChange }
  const known = typeof booking === 'object' ? booking : null

  useEffect(() => {
    void import('@deskbell/widget/elements').then(({ defineElements }) => defineElements())
    const place = element.current
    const support = (event: Event) => heard.current.onSupportRequest?.((event as SupportEvent).detail.ticketId)
    const change = (event: Event) => heard.current.onChange?.((event as ChangeEvent).detail.booking)
    place?.addEventListener('support', support)
    place?.addEventListener('change', change)
    return () => {
      place?.removeEventListener('support', support)
      place?.removeEventListener('change', change)
    }
  }, [])

  useEffect(() => {
    if (element.current) element.current.booking = known
  }, [known])

  return createElement('deskbell-booking', {
    ref: element,
    class: className,
    style,
    'booking-id': known?.id ?? booking,
    link,
    url,
    workspace,
    locale,
    theme,
    accent,
  })
}

type SupportEvent = CustomEvent<{ readonly ticketId: string }>
type ChangeEvent = CustomEvent<{ readonly booking: Booking }>
