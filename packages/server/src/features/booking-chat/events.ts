/** What happens in the conversation of a booking, beside what every conversation records. */
export interface BookingChatEvents {
  /**
   * A customer or a provider wrote to the other, or the desk to the customer. Recorded beside `conversation.message`, in its transaction and only
   * for conversations of bookings: the other side is told of it (features/booking-notifications), and chat of the
   * ordinary kind, which is on the hot path, is spared a job for each message.
   */
  'booking.message': {
    bookingId: string
    conversationId: string
    entrySeq: number
    by: 'customer' | 'provider' | 'desk'
  }
}
