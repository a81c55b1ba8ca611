/** What customer and provider say to each other, as the desk sees it. */
export const bookingChat = {
  chat: {
    title: 'Customer and provider',
    lead: 'What you write here, both of them read.',
    none: 'Nobody has written yet.',
    failed: 'The conversation could not be loaded',
    closed: 'This conversation is closed. Nobody can write here any more.',
    write: 'Write to both',
    send: 'Send to both',
    sending: 'Sending',
    place: 'Place on the map',
  },
}
