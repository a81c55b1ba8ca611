import { type Mailbox, notificationDeskEndpoints } from '@deskbell/protocol'
import { Inbox, RotateCw, Send } from 'lucide'
import { useEffect } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { mailHref, noticeHref } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { n } from '../../i18n/notices.ts'
import { Icon } from '../../ui/icon.tsx'
import { useLoad } from '../../ui/load.ts'
import { AfterWait, Empty, Failed, Skeleton } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'
import { KeptMailPage } from './kept-mail.tsx'
import './styles/mailbox.css'

/** Mail that is kept while no service sends it; one of them on a page of its own. */
export function MailboxPage() {
  const id = new URLSearchParams(useDesk().router.search.value).get('mail')
  return id ? <KeptMailPage key={id} id={id} /> : <MailList />
}

function MailList() {
  const { api } = useDesk()
  const ask = () => api.call(notificationDeskEndpoints.getMailbox)
  const { state, reload, set } = useLoad<Mailbox>('mailbox', ask)
  const mailbox = state.kind === 'ready' ? state.value : null
  // Whoever comes back from the page that mailed something finds it here.
  useEffect(() => {
    const look = () => void ask().then(set, () => undefined)
    addEventListener('focus', look)
    return () => removeEventListener('focus', look)
  }, [api, set])
  return (
    <div class="settings-measure setup-wide">
      <div class="page-head">
        <div>
          <h1 class="page-title">{t.settings.noticePages.mailbox}</h1>
          <p class="page-lead">{mailbox?.kept === false ? n.mailbox.leadSent : n.mailbox.lead}</p>
        </div>
        {mailbox?.kept && (
          <button type="button" class="button" onClick={reload}>
            <Icon icon={RotateCw} size={16} />
            {n.mailbox.refresh}
          </button>
        )}
      </div>
      {state.kind === 'loading' && (
        <AfterWait>
          <div class="rows-skeleton" role="status">
            <span class="hidden">{t.common.loading}</span>
            <Skeleton class="skeleton-long" />
            <Skeleton class="skeleton-short" />
          </div>
        </AfterWait>
      )}
      {state.kind === 'failed' && <Failed title={n.mailbox.failed} trouble={state.trouble} retry={reload} />}
      {mailbox && !mailbox.kept && (
        <Empty icon={Send} title={n.mailbox.sentTitle} text={n.mailbox.sentText}>
          <a class="button" href={noticeHref('deliveries')}>
            {n.mailbox.toDeliveries}
          </a>
        </Empty>
      )}
      {mailbox?.kept && mailbox.items.length === 0 && (
        <Empty icon={Inbox} title={n.mailbox.emptyTitle} text={n.mailbox.emptyText} />
      )}
      {mailbox?.kept && mailbox.items.length > 0 && (
        <ul class="mails" aria-label={n.mailbox.list}>
          {mailbox.items.map((mail) => (
            <li key={mail.id}>
              <a class="mail-row" href={mailHref(mail.id)}>
                <span class="mail-subject" dir="auto">
                  {mail.subject || n.mailbox.noSubject}
                </span>
                <span class="mail-to" dir="auto">
                  {mail.to}
                </span>
                <Time iso={mail.at} form="spoken" />
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
