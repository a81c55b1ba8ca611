import type { Setting } from '../elements/setting.ts'
import { openHandle, tokenOf } from './source.ts'

/** The page of the booking that an element names: that of its link, or one that is made for its customer. */
export async function pageOf(setting: Setting, element: Element): Promise<string> {
  const link = element.getAttribute('link') ?? ''
  if (link) return `${setting.url}/bookings/${encodeURIComponent(tokenOf(link))}`
  const bookingId = element.getAttribute('booking-id') ?? ''
  const handle = await openHandle({ setting, bookingId, link, client: null })
  try {
    return handle ? (await handle.addresses()).url : setting.url
  } finally {
    handle?.release()
  }
}
