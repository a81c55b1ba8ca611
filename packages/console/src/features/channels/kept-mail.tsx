import { type KeptMailContent, notificationDeskEndpoints } from '@deskbell/protocol'
import { ChevronLeft, SearchX } from 'lucide'
import { useId, useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { noticeHref } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { n } from '../../i18n/notices.ts'
import { exactTime } from '../../ui/dates.ts'
import { Icon } from '../../ui/icon.tsx'
import { useLoad } from '../../ui/load.ts'
import { MailFrame } from '../../ui/mail-frame.tsx'
import { AfterWait, Empty, Failed, Skeleton } from '../../ui/states.tsx'
import { TabList, tabPanel } from '../../ui/tabs.tsx'
import { isMissing } from '../../ui/trouble.ts'

/** One kept mail: how it looks, its text, and its headers. */
export function KeptMailPage({ id }: { id: string }) {
  const { api } = useDesk()
  const { state, reload } = useLoad<KeptMailContent>(id, () =>
    api.call(notificationDeskEndpoints.getKeptMail, { params: { mailId: id } }),
  )
  const missing = state.kind === 'failed' && isMissing(state.trouble)
  return (
    <div class="settings-measure setup-wide mail-page">
      <a class="back-link" href={noticeHref('mailbox')}>
        <Icon icon={ChevronLeft} size={16} />
        {t.settings.noticePages.mailbox}
      </a>
      {state.kind === 'loading' && (
        <AfterWait>
          <Skeleton class="skeleton-long" />
        </AfterWait>
      )}
      {missing && <Empty page icon={SearchX} title={n.mailbox.missingTitle} text={n.mailbox.missingText} />}
      {state.kind === 'failed' && !missing && (
        <Failed title={n.mailbox.mailFailed} trouble={state.trouble} retry={reload} />
      )}
      {state.kind === 'ready' && <Mail mail={state.value} />}
    </div>
  )
}

const TABS = ['mail', 'text', 'headers'] as const
type Tab = (typeof TABS)[number]

function Mail({ mail }: { mail: KeptMailContent }) {
  const [tab, setTab] = useState<Tab>(mail.html === null ? 'text' : 'mail')
  const id = useId()
  const subject = mail.subject || n.mailbox.noSubject
  return (
    <>
      <h1 class="page-title" dir="auto">
        {subject}
      </h1>
      <dl class="mail-facts">
        {(
          [
            [n.mailbox.from, mail.from],
            [n.mailbox.to, mail.to],
            [n.mailbox.at, exactTime(mail.at)],
          ] as const
        ).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <TabList
        id={id}
        label={n.mailbox.tabsLabel}
        class="mail-tabs"
        tabs={TABS}
        names={n.mailbox.tabs}
        current={tab}
        onChange={setTab}
      />
      <div class="mail-panel" {...tabPanel(id, tab)} key={tab}>
        {tab === 'mail' && <Look html={mail.html} title={n.mailbox.frame(subject)} />}
        {tab === 'text' && (
          <pre class="mail-text" dir="auto">
            {mail.text}
          </pre>
        )}
        {tab === 'headers' && <Headers headers={mail.headers} />}
      </div>
    </>
  )
}

const WIDTHS = ['wide', 'narrow'] as const

/** The mail as it looks on a computer or on a phone. */
function Look({ html, title }: { html: string | null; title: string }) {
  const [width, setWidth] = useState<(typeof WIDTHS)[number]>('wide')
  if (html === null) return <p class="section-none">{n.mailbox.noHtml}</p>
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: two buttons are no fields of a form */}
      <div class="segments mail-widths" role="group" aria-label={n.mailbox.width}>
        {WIDTHS.map((one) => (
          <button key={one} type="button" class="segment" aria-pressed={one === width} onClick={() => setWidth(one)}>
            {n.mailbox.widths[one]}
          </button>
        ))}
      </div>
      <MailFrame title={title} html={html} class={`is-${width}`} />
    </>
  )
}

function Headers({ headers }: { headers: KeptMailContent['headers'] }) {
  return (
    <table class="mail-headers">
      <thead class="hidden">
        <tr>
          <th scope="col">{n.mailbox.header}</th>
          <th scope="col">{n.mailbox.value}</th>
        </tr>
      </thead>
      <tbody>
        {headers.map(({ name, value }, at) => (
          <tr key={at}>
            <th scope="row">{name}</th>
            <td>
              <code>{value}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
