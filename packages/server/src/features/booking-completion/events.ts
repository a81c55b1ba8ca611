/** What happens between "the work is done" and "yes, it is"; how the booking stands is told by its own events. */
export interface BookingCompletionEvents {
  'completion.approved': { bookingId: string; n: number }
  'completion.rejected': { bookingId: string; n: number; issues: string; ticketId: string | null }
  /** Not answered in time, or an agent took it up before. */
  'completion.escalated': { bookingId: string; n: number; automatic: boolean; ticketId: string | null }
  'completion.contacted': { bookingId: string; n: number; method: string; reached: boolean }
  /** Ended by support or by itself. */
  'completion.ended': { bookingId: string; n: number; outcome: string }
  'completion.reminder_due': { bookingId: string; n: number }
  'dispute.settled': { bookingId: string; n: number; outcome: string }
  'review.added': { bookingId: string; reviewId: string; rating: number }
  'review.moderated': { bookingId: string; reviewId: string; status: string }
}
