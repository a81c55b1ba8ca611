import { MapPinOff } from 'lucide'
import { t } from '../i18n/index.ts'
import { usePageTitle } from '../ui/page-title.ts'
import { Empty } from '../ui/states.tsx'
import { inboxHref } from './routes.ts'

interface Props {
  /** Where to go instead, and what that is called; the inbox unless said. */
  href?: string
  action?: string
}

export function NotFound({ href = inboxHref('mine'), action = t.notFound.action }: Props) {
  usePageTitle(`${t.notFound.title} · ${t.product}`)
  return (
    <main class="page-center" id="content">
      <Empty page icon={MapPinOff} title={t.notFound.title} text={t.notFound.text}>
        <a class="button" href={href}>
          {action}
        </a>
      </Empty>
    </main>
  )
}
