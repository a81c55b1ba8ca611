import { MapPinOff } from 'lucide'
import { t } from '../i18n/index.ts'
import { usePageTitle } from '../ui/page-title.ts'
import { Empty } from '../ui/states.tsx'
import { inboxHref } from './routes.ts'

export function NotFound() {
  usePageTitle(`${t.notFound.title} · ${t.product}`)
  return (
    <main class="page-center" id="content">
      <Empty page icon={MapPinOff} title={t.notFound.title} text={t.notFound.text}>
        <a class="button" href={inboxHref('mine')}>
          {t.notFound.action}
        </a>
      </Empty>
    </main>
  )
}
