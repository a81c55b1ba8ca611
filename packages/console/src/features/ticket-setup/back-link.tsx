import { ChevronLeft } from 'lucide'
import { type SetupPage, setupHref } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { Icon } from '../../ui/icon.tsx'

/** The way from one thing back to the list it is in. */
export function BackLink({ page }: { page: SetupPage }) {
  return (
    <a class="back-link" href={setupHref(page)}>
      <Icon icon={ChevronLeft} size={16} />
      {t.settings.setupPages[page]}
    </a>
  )
}
