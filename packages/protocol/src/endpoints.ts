import { agentEndpoints } from './agents/endpoints.ts'
import { apiKeyEndpoints } from './api-keys/endpoints.ts'
import { attachmentEndpoints } from './attachments/endpoints.ts'
import { bookingChatEndpoints } from './bookings/chat-endpoints.ts'
import { bookingCompletionEndpoints } from './bookings/completion-endpoints.ts'
import { bookingEndpoints } from './bookings/endpoints.ts'
import { conversationEndpoints } from './conversations/endpoints.ts'
import type { Endpoint } from './core/endpoint.ts'
import { customerEndpoints } from './customers/endpoints.ts'
import { failedJobEndpoints } from './failed-jobs/endpoints.ts'
import { helpCenterEndpoints, helpEndpoints } from './help/endpoints.ts'
import { helpInsightsEndpoints } from './help-insights/endpoints.ts'
import { helpSearchEndpoints } from './help-search/endpoints.ts'
import { macroEndpoints } from './macros/endpoints.ts'
import { notificationDeskEndpoints } from './notifications/desk-endpoints.ts'
import { notificationEndpoints } from './notifications/endpoints.ts'
import { templateEndpoints } from './notifications/template-endpoints.ts'
import { realtimeEndpoints } from './realtime/endpoints.ts'
import { sessionEndpoints } from './sessions/endpoints.ts'
import { slaEndpoints } from './sla/endpoints.ts'
import { teamEndpoints } from './teams/endpoints.ts'
import { ticketTypeEndpoints } from './ticket-types/endpoints.ts'
import { ticketEndpoints } from './tickets/endpoints.ts'
import { ticketWorkEndpoints } from './tickets/work-endpoints.ts'
import { webhookEndpoints } from './webhooks/endpoints.ts'
import { workspaceEndpoints } from './workspaces/endpoints.ts'

/** Every endpoint there is, one line per feature. */
export const ENDPOINTS: readonly Endpoint[] = [
  ...Object.values(workspaceEndpoints),
  ...Object.values(agentEndpoints),
  ...Object.values(sessionEndpoints),
  ...Object.values(customerEndpoints),
  ...Object.values(conversationEndpoints),
  ...Object.values(attachmentEndpoints),
  ...Object.values(ticketEndpoints),
  ...Object.values(ticketWorkEndpoints),
  ...Object.values(ticketTypeEndpoints),
  ...Object.values(teamEndpoints),
  ...Object.values(slaEndpoints),
  ...Object.values(macroEndpoints),
  ...Object.values(helpEndpoints),
  ...Object.values(helpCenterEndpoints),
  ...Object.values(helpSearchEndpoints),
  ...Object.values(helpInsightsEndpoints),
  ...Object.values(realtimeEndpoints),
  ...Object.values(failedJobEndpoints),
  ...Object.values(notificationEndpoints),
  ...Object.values(notificationDeskEndpoints),
  ...Object.values(templateEndpoints),
  ...Object.values(webhookEndpoints),
  ...Object.values(apiKeyEndpoints),
  ...Object.values(bookingEndpoints),
  ...Object.values(bookingCompletionEndpoints),
  ...Object.values(bookingChatEndpoints),
]
