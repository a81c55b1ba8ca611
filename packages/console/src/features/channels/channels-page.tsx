import { type ChannelOverview, notificationDeskEndpoints } from '@deskbell/protocol'
import { useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { noticeHref } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { n } from '../../i18n/notices.ts'
import { DeleteDialog } from '../ticket-setup/delete-dialog.tsx'
import { Loaded } from '../ticket-setup/loaded.tsx'
import { ChannelCard } from './channel-card.tsx'
import { CopyLine, FactLine } from './facts.tsx'
import { SlackDialog } from './slack-dialog.tsx'
import { SmsDialog } from './sms-dialog.tsx'
import { WhatsAppDialog } from './whatsapp-dialog.tsx'
import './styles/channels.css'

const TITLE = t.settings.noticePages.channels

/** The ways by which messages leave, and how each is set up. */
export function ChannelsPage() {
  const { api } = useDesk()
  return (
    <div class="settings-measure">
      <Loaded id="channels" title={TITLE} load={() => api.call(notificationDeskEndpoints.getNotificationChannels)}>
        {(overview, set) => (
          <>
            <h1 class="page-title">{TITLE}</h1>
            <p class="page-lead">{n.channels.lead}</p>
            <Channels overview={overview} onChange={set} />
          </>
        )}
      </Loaded>
    </div>
  )
}

const DIALOGS = { sms: SmsDialog, whatsapp: WhatsAppDialog, slack: SlackDialog }
type Own = keyof typeof DIALOGS
const REMOVALS = {
  sms: notificationDeskEndpoints.removeTwilio,
  whatsapp: notificationDeskEndpoints.removeWhatsApp,
  slack: notificationDeskEndpoints.removeSlack,
} as const

interface Props {
  overview: ChannelOverview
  onChange: (overview: ChannelOverview) => void
}

function Channels({ overview, onChange }: Props) {
  const { api, toasts } = useDesk()
  const [editing, setEditing] = useState<Own | null>(null)
  const [leaving, setLeaving] = useState<Own | null>(null)
  const { email, sms, whatsapp, slack, push } = overview
  const own = (channel: Own) => ({
    on: overview[channel] !== null,
    onEdit: () => setEditing(channel),
    onRemove: () => setLeaving(channel),
  })
  const Editor = editing && DIALOGS[editing]
  const words = n.channels
  return (
    <>
      <ChannelCard channel="email" title={words.email.title} text={words.email.text} on always>
        <FactLine name={words.email.provider}>{words.email.providers[email.provider]}</FactLine>
        <FactLine name={words.email.from}>{email.from}</FactLine>
        <FactLine name={words.email.reports}>{email.reports ? words.email.reported : words.email.unreported}</FactLine>
        {email.provider === 'mailbox' && <a href={noticeHref('mailbox')}>{words.email.mailbox}</a>}
      </ChannelCard>
      <ChannelCard channel="sms" title={words.sms.title} text={words.sms.text} {...own('sms')}>
        {sms && (
          <>
            <FactLine name={words.sms.accountSid}>{sms.accountSid}</FactLine>
            <FactLine name={words.sms.authToken}>{words.ends(sms.authTokenEnd)}</FactLine>
            <FactLine name={words.sms.from}>{sms.from}</FactLine>
            <CopyLine name={words.sms.callback} hint={words.sms.callbackHint} text={sms.callbackUrl} />
          </>
        )}
      </ChannelCard>
      <ChannelCard channel="whatsapp" title={words.whatsapp.title} text={words.whatsapp.text} {...own('whatsapp')}>
        {whatsapp && (
          <>
            <FactLine name={words.whatsapp.phoneNumberId}>{whatsapp.phoneNumberId}</FactLine>
            <FactLine name={words.whatsapp.accessToken}>{words.ends(whatsapp.accessTokenEnd)}</FactLine>
            <FactLine name={words.whatsapp.templates}>
              {words.whatsapp.count(Object.keys(whatsapp.templates).length)}
            </FactLine>
            <CopyLine name={words.whatsapp.webhook} hint={words.whatsapp.webhookHint} text={whatsapp.webhookUrl} />
          </>
        )}
      </ChannelCard>
      <ChannelCard channel="slack" title={words.slack.title} text={words.slack.text} {...own('slack')}>
        {slack && (
          <>
            <FactLine name={words.slack.webhookUrl}>{words.ends(slack.webhookUrlEnd)}</FactLine>
            <FactLine name={words.slack.kinds}>
              {slack.kinds.map((kind) => (n.kinds as Record<string, string>)[kind] ?? kind).join(', ')}
            </FactLine>
          </>
        )}
      </ChannelCard>
      <ChannelCard channel="push" title={words.inApp.title} text={words.inApp.text} on always>
        <CopyLine name={words.inApp.key} text={push.publicKey} />
      </ChannelCard>
      {Editor && (
        <Editor
          overview={overview}
          onSaved={(next) => {
            onChange(next)
            setEditing(null)
            toasts.show(words.saved)
          }}
          onClose={() => setEditing(null)}
        />
      )}
      {leaving && (
        <DeleteDialog
          title={words[leaving].removeTitle}
          text={words[leaving].removeText}
          action={words.remove}
          remove={async () => onChange(await api.call(REMOVALS[leaving]))}
          onDone={() => toasts.show(words.removed)}
          onClose={() => setLeaving(null)}
        />
      )}
    </>
  )
}
