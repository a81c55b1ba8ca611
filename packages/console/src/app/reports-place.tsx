import { t } from '../i18n/index.ts'
import { usePageTitle } from '../ui/page-title.ts'
import { LazyPlace } from './lazy-place.tsx'

/** Figures over tickets. Their code comes when somebody goes there. */
export function ReportsPlace() {
  usePageTitle(`${t.nav.reports} · ${t.product}`)
  return (
    <main class="reports" id="content" tabIndex={-1}>
      <LazyPlace
        id="reports"
        title={t.nav.reports}
        load={async () => (await import('../features/reports/reports.tsx')).Reports}
        props={{}}
      />
    </main>
  )
}
