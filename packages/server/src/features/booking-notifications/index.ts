import type { Feature } from '../feature.ts'
import {
  tellOfApproval,
  tellOfEnd,
  tellOfEscalation,
  tellOfRejection,
  tellOfReminder,
  tellOfSettling,
} from './answers.ts'
import { tellOfMessage } from './messages.ts'
import {
  PLAN_ALL_REMINDERS_JOB,
  PLAN_REMINDERS_JOB,
  planAllReminders,
  planReminders,
  REMIND_JOB,
  remind,
} from './reminders.ts'
import { tellOfReview } from './reviews.ts'
import {
  tellOfAssignment,
  tellOfCancelling,
  tellOfCreated,
  tellOfDelay,
  tellOfEdit,
  tellOfMove,
  tellOfStep,
} from './rules.ts'
import { wordsForAgent, wordsForCustomer } from './words.ts'

/** What customers, those who come to them and support are told about bookings. */
export const bookingNotifications: Feature = {
  name: 'booking-notifications',
  jobs: {
    [PLAN_REMINDERS_JOB]: planReminders,
    [PLAN_ALL_REMINDERS_JOB]: planAllReminders,
    [REMIND_JOB]: remind,
  },
  subscribers: {
    'booking.created': [PLAN_REMINDERS_JOB],
    'booking.rescheduled': [PLAN_REMINDERS_JOB],
    'booking_settings.updated': [PLAN_ALL_REMINDERS_JOB],
  },
  notifications: {
    isUrgent: ({ type }) => type === 'booking.delayed',
    rules: {
      'booking.created': tellOfCreated,
      'booking.assigned': tellOfAssignment,
      'booking.status_changed': tellOfStep,
      'booking.delayed': tellOfDelay,
      'booking.rescheduled': tellOfMove,
      'booking.cancelled': tellOfCancelling,
      'booking.updated': tellOfEdit,
      'booking.message': tellOfMessage,
      'completion.approved': tellOfApproval,
      'completion.rejected': tellOfRejection,
      'completion.ended': tellOfEnd,
      'completion.escalated': tellOfEscalation,
      'completion.reminder_due': tellOfReminder,
      'dispute.settled': tellOfSettling,
      'review.moderated': tellOfReview,
    },
    words: {
      booking_confirmed: wordsForCustomer,
      booking_reminder_24h: wordsForCustomer,
      booking_reminder_2h: wordsForCustomer,
      booking_reminder_1h: wordsForCustomer,
      booking_on_way: wordsForCustomer,
      booking_arrived: wordsForCustomer,
      booking_in_progress: wordsForCustomer,
      booking_delayed: wordsForCustomer,
      booking_rescheduled: wordsForCustomer,
      booking_cancelled: wordsForCustomer,
      booking_message: wordsForCustomer,
      completion_requested: wordsForCustomer,
      completion_reminder: wordsForCustomer,
      completion_verified: wordsForCustomer,
      completion_disputed: wordsForCustomer,
      agent_booking_assigned: wordsForAgent,
      agent_booking_changed: wordsForAgent,
      agent_booking_message: wordsForAgent,
      agent_completion_answered: wordsForAgent,
      agent_completion_escalated: wordsForAgent,
      agent_review_published: wordsForAgent,
    },
  },
}
