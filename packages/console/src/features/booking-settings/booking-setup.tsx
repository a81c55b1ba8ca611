import type { VNode } from 'preact'
import type { BookingPage } from '../../app/routes.ts'
import { ApiKeysPage } from '../api-keys/api-keys-page.tsx'
import { BookingSettingsPage } from './booking-settings-page.tsx'
import '../help/styles/frame.css'
import '../ticket-setup/styles/index.css'

const PAGES: Record<BookingPage, () => VNode> = { bookings: BookingSettingsPage, 'api-keys': ApiKeysPage }

/** The settings of bookings. Each page draws its own title. */
export function BookingSetup({ page }: { page: BookingPage }) {
  const Page = PAGES[page]
  return <Page />
}
