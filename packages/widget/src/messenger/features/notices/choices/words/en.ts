import type { Plural } from '../../../../../i18n/en.ts'

/** What is said where one chooses what reaches one; it comes with that view. */
const en = {
  title: 'What reaches you',
  back: 'Back to notifications',
  lead: 'Choose how we tell you of each. Changes hold at once.',

  booking: 'Bookings',
  payment: 'Payments and orders',
  review: 'Reviews',
  support: 'Your requests',
  system: 'Announcements',
  email: 'E-mail',
  sms: 'SMS',
  whatsapp: 'WhatsApp',
  push: 'Push',
  in_app: 'Here',
  always: 'What you ask for yourself, such as a link to sign in, comes by e-mail in any case.',

  device: 'This device',
  pushOff: 'We can show a notification on this device while this page is closed. Your browser asks you first.',
  pushOn: 'This device shows notifications, also while this page is closed.',
  pushDenied:
    'You have blocked notifications of this site. To allow them, change it in your browser’s settings of this site.',
  pushUnsupported: 'This browser cannot show notifications of this page.',
  pushTaken: 'Notifications of this site are taken up by something else on it.',
  turnOn: 'Turn on notifications',
  turnOff: 'Turn off notifications',
  pushFailed: 'That did not work. {why}',
  pushBroken: 'Your browser could not set this up. It cannot in a private window, for instance.',

  often: 'How often e-mail comes',
  at_once: 'At once',
  hourly: 'Gathered, every hour',
  daily: 'Gathered, each day at 9:00',
  weekly: 'Gathered, on Mondays at 9:00',
  oftenHint: 'What is urgent comes at once.',

  quiet: 'Quiet hours',
  quietHint: 'Nothing but what is urgent reaches you then. The rest comes after.',
  from: 'From',
  to: 'To',

  zone: 'Time zone',
  zoneNow: 'It is {time} there now.',
  zoneHere: 'Use this device’s: {zone}',

  saving: 'Saving',
  saved: 'Saved.',
  undo: 'Undo',
  undone: 'Undone.',
  notSaved: 'Not saved. {why}',
  nobody: 'Nothing to choose yet',
  nobodyHint: 'Once you have written to us, you choose here what reaches you.',
  begin: 'Start a conversation',
} satisfies Record<string, string | Plural>

export default en

/** The same keys in another language. */
export type ChoicesCatalogue = { readonly [K in keyof typeof en]: string }
