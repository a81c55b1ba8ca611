import type { Feature } from '../feature.ts'
import { CLOSE_JOB, closeEndedChats } from './closing.ts'
import { mountBookingChat } from './routes.ts'

export { getBookingConversation } from './conversation.ts'
export { sendBookingMessage } from './send.ts'

/** What customer and provider say to each other about a booking, and where the provider is. */
export const bookingChat: Feature = {
  name: 'booking-chat',
  mount: mountBookingChat,
  jobs: { [CLOSE_JOB]: closeEndedChats },
  schedules: [{ name: CLOSE_JOB, cron: '* * * * *', kind: CLOSE_JOB }],
}
