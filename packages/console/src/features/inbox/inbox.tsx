import type { InboxView } from '@deskbell/protocol'
import { MessagesSquare } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { inboxHref } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { Keys } from '../../ui/keys.tsx'
import { usePageTitle } from '../../ui/page-title.ts'
import { useReadable } from '../../ui/readable.ts'
import { Thread } from '../thread/thread.tsx'
import { usePanel } from '../thread/use-panel.ts'
import { ConversationList } from './conversation-list.tsx'

/** List, thread and customer of one view. */
export function Inbox({ view, conversationId }: { view: InboxView; conversationId: string | null }) {
  const { client, router } = useDesk()
  const unread = useReadable(client.counts)?.unread ?? 0
  const panel = usePanel()
  const [turn, setTurn] = useState(0)
  usePageTitle(t.inbox.title(t.views[view], unread))
  return (
    <div
      class="inbox"
      data-pane={conversationId ? 'thread' : 'list'}
      data-panel={panel.shown}
      data-drawer={panel.drawer ? 'on' : 'off'}
    >
      <ConversationList view={view} open={conversationId} />
      {conversationId ? (
        <Thread
          key={`${conversationId} ${turn}`}
          retry={() => setTurn(turn + 1)}
          id={conversationId}
          back={inboxHref(view)}
          backLabel={t.thread.backToList}
          href={inboxHref(view, conversationId)}
          toggleCustomer={panel.toggle}
          closeCustomer={panel.close}
          leave={() => (panel.drawer ? panel.close() : router.go(inboxHref(view)))}
        />
      ) : (
        <NoThread />
      )}
    </div>
  )
}

function NoThread() {
  return (
    <main class="thread-none">
      <span class="empty-icon">
        <Icon icon={MessagesSquare} size={24} />
      </span>
      <p class="empty-title">{t.thread.none}</p>
      <p class="empty-text">
        {t.thread.noneText} <Keys keys="j" /> <Keys keys="k" /> {t.thread.noneKeys} <Keys keys="Enter" />
      </p>
    </main>
  )
}
