import type { InboxView } from '@deskbell/protocol'
import { Archive, CircleUser, ConciergeBell, type IconNode, UserRoundSearch } from 'lucide'
import { inboxHref, settingsHref } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { Empty } from '../../ui/states.tsx'

const SHOWN: Record<InboxView, { icon: IconNode; href: string }> = {
  mine: { icon: CircleUser, href: inboxHref('unassigned') },
  unassigned: { icon: UserRoundSearch, href: inboxHref('all') },
  all: { icon: ConciergeBell, href: settingsHref('install') },
  closed: { icon: Archive, href: inboxHref('all') },
}

/** What a view is for while it is empty, and where to go instead. */
export function EmptyView({ view }: { view: InboxView }) {
  const words = t.inbox.empty[view]
  return (
    <Empty icon={SHOWN[view].icon} title={words.title} text={words.text}>
      <a class="button" href={SHOWN[view].href}>
        {words.action}
      </a>
    </Empty>
  )
}
