import { agents } from './agents/index.ts'
import { apiKeys } from './api-keys/index.ts'
import { attachments } from './attachments/index.ts'
import { bookingChat } from './booking-chat/index.ts'
import { bookingCompletion } from './booking-completion/index.ts'
import { bookingNotifications } from './booking-notifications/index.ts'
import { bookings } from './bookings/index.ts'
import { conversations } from './conversations/index.ts'
import { customers } from './customers/index.ts'
import { demo } from './demo/index.ts'
import { failedJobs } from './failed-jobs/index.ts'
import type { Feature } from './feature.ts'
import { help } from './help/index.ts'
import { helpInsights } from './help-insights/index.ts'
import { helpSearch } from './help-search/index.ts'
import { inboundMail } from './inbound-mail/index.ts'
import { liveLocation } from './live-location/index.ts'
import { macros } from './macros/index.ts'
import { mailbox } from './mailbox/index.ts'
import { notificationChannels } from './notification-channels/index.ts'
import { notificationPreferences } from './notification-preferences/index.ts'
import { notificationTemplates } from './notification-templates/index.ts'
import { notifications } from './notifications/index.ts'
import { portal } from './portal/index.ts'
import { realtime } from './realtime/index.ts'
import { sla } from './sla/index.ts'
import { supportLinks } from './support-links/index.ts'
import { teams } from './teams/index.ts'
import { ticketNotifications } from './ticket-notifications/index.ts'
import { ticketTypes } from './ticket-types/index.ts'
import { tickets } from './tickets/index.ts'
import { visitors } from './visitors/index.ts'
import { webhooks } from './webhooks/index.ts'
import { workspaces } from './workspaces/index.ts'

/** Every feature, one line each. */
export const features: readonly Feature[] = [
  workspaces,
  agents,
  visitors,
  customers,
  conversations,
  bookings,
  bookingCompletion,
  liveLocation,
  bookingChat,
  bookingNotifications,
  apiKeys,
  attachments,
  teams,
  sla,
  ticketTypes,
  tickets,
  macros,
  supportLinks,
  notificationPreferences,
  notificationChannels,
  notificationTemplates,
  notifications,
  mailbox,
  webhooks,
  ticketNotifications,
  inboundMail,
  realtime,
  failedJobs,
  help,
  helpSearch,
  helpInsights,
  portal,
  demo,
]
