/** A phrase that depends on a count, by the plural categories of the language. `#` is the count. */
export type Plural = { readonly [category in Intl.LDMLPluralRule]?: string } & { readonly other: string }

/** Every word the messenger says. `{name}` is filled in; the rest is said as it stands. */
const en = {
  title: 'Chat with us',
  home: 'Home',
  messages: 'Messages',
  help: 'Help',
  close: 'Close chat',
  back: 'Back to messages',
  retry: 'Try again',
  discard: 'Discard',
  loading: 'Loading',

  greeting: 'How can we help?',
  start: 'Start a conversation',
  startHint: 'Write to {team}',
  request: 'Send a request',
  resume: 'Continue your conversation',
  waiting: { one: 'An answer is waiting for you', other: '# answers are waiting for you' },
  hereNow: { one: '{names} is here now', other: '{names} are here now' },
  replyWithin: 'We usually answer within {time}.',
  awayHere: 'It’s {now} here. Expect an answer after {time}.',
  awayThere: 'It’s {now} where our team is. Expect an answer after {time}, your time.',
  tomorrowAt: '{time} tomorrow',
  away: 'Nobody is here right now. Leave a message and we’ll answer when we’re back.',

  unsent: { one: 'A message was not sent', other: '# messages were not sent' },
  unread: { one: '# unread message', other: '# unread messages' },
  you: 'You: {text}',
  closed: 'Closed',

  log: 'Messages',
  composer: 'Message',
  placeholder: 'Write a message',
  send: 'Send message',
  emoji: 'Insert emoji',
  attach: 'Attach files',
  remaining: { one: '# character left', other: '# characters left' },
  tooLong: { one: '# character too many', other: '# characters too many' },
  newLine: 'New',
  toNewest: 'Go to the newest message',
  typing: '{name} is typing',
  here: 'Here now',
  begin: 'Tell us what you need. {reply}',
  soundOn: 'Sound is on. Turn it off',
  soundOff: 'Sound is off. Turn it on',
  today: 'Today',
  yesterday: 'Yesterday',
  now: 'Now',
  yourself: 'You',

  sending: 'Sending',
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Read',

  notSentOffline: 'Not sent. It goes out when you’re back online.',
  notSentUnreachable: 'Not sent. We can’t be reached just now and keep trying.',
  notSentLimited: 'Not sent. That was a lot at once; it goes out {time}.',
  notSentRefused: 'Not sent. {detail}',
  needsIdentity: 'Sign in on this site first, then write to us.',
  wrongOrigin: 'This site is not set up to use this chat.',
  offline: 'You’re offline. What you write waits here and goes out when you’re back.',
  unreachable: 'We can’t be reached just now. We keep trying.',
  limited: 'That was a lot at once. You can go on {time}.',
  failed: 'This could not be loaded.',
  serviceDown: 'The service is not available just now.',
} satisfies Record<string, string | Plural>

export default en

/** The same keys in another language; phrases with a plural stay so. */
export type Catalogue = { readonly [K in keyof typeof en]: (typeof en)[K] extends string ? string : Plural }
export type Phrase = { [K in keyof typeof en]: (typeof en)[K] extends string ? K : never }[keyof typeof en]
