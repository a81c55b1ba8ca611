import { DeskbellBooking, type SupportRequest } from '../../../booking/element.ts'
import type { Store } from '../../store.ts'

const TAG = 'deskbell-booking'

/**
 * The booking as the element draws it, over the messenger's own client. A page that has the elements already gave them
 * their name.
 */
export function bookingElement(store: Store, id: string): HTMLElement {
  if (!customElements.get(TAG)) customElements.define(TAG, DeskbellBooking)
  const element = document.createElement(TAG) as DeskbellBooking
  const { url, workspace, theme = 'auto', accent } = store.shell.options()
  const set = { url, workspace, theme, locale: store.t.peek().locale, ...(accent && { accent }) }
  for (const [name, value] of Object.entries(set)) element.setAttribute(name, value)
  element.client = store.client
  element.bookingId = id
  element.addEventListener('deskbell-support', (event) => {
    const { number, service, created } = (event as CustomEvent<SupportRequest>).detail
    event.preventDefault()
    const stop = store.shell.on('ticket', ({ id: ticketId, bookingNumber }) => {
      if (bookingNumber !== number) return
      stop()
      created(ticketId)
    })
    store.go({ name: 'contact', type: 'booking_question', booking: { number, service } })
  })
  element.addEventListener('deskbell-message', (event) => {
    const { conversationId } = (event as CustomEvent<{ conversationId: string | null }>).detail
    if (conversationId === null) return
    event.preventDefault()
    store.go({ name: 'chat', id: conversationId })
  })
  return element
}
