import type { BookingPage } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'

export function BookingSetup({ page }: { page: BookingPage }) {
  return <h1 class="page-title">{t.settings.bookingPages[page]}</h1>
}
