import type { VNode } from 'preact'
import type { NoticePage } from '../../app/routes.ts'
import { ChannelsPage } from '../channels/channels-page.tsx'
import { MailboxPage } from '../channels/mailbox-page.tsx'
import { DeliveriesPage } from '../deliveries/deliveries-page.tsx'
import { SuppressionsPage } from '../deliveries/suppressions-page.tsx'
import { TemplatesPage } from '../templates/templates-page.tsx'
import { WebhooksPage } from '../webhooks/webhooks-page.tsx'
import { PreferencesPage } from './preferences-page.tsx'
import '../help/styles/frame.css'
import '../help/styles/insights.css'
import '../reports/styles/reports.css'
import '../ticket-setup/styles/index.css'

const PAGES: Record<NoticePage, (props: { item: string | null }) => VNode> = {
  notifications: PreferencesPage,
  deliveries: DeliveriesPage,
  suppressions: SuppressionsPage,
  channels: ChannelsPage,
  mailbox: MailboxPage,
  templates: TemplatesPage,
  webhooks: WebhooksPage,
}

/** The settings of what is sent. Each page draws its own title. */
export function NoticeSettings({ page, item }: { page: NoticePage; item: string | null }) {
  const Page = PAGES[page]
  return <Page item={item} />
}
