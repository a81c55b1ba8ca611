import { ask, choose, type Preset, when } from './preset.ts'

const BOOKING = ask('booking', 'booking', 'Which booking is it about?')
const RECEIVED =
  'Hello {{customer.first_name|there}}, this is with us as {{ticket.number}}. Expected answer: {{expected_response|as soon as we can}}.'

/** Customers and the people who work for them meet on a platform. */
export const marketplace: Preset = {
  key: 'marketplace',
  name: 'Marketplace',
  description: 'Customers who book through your platform',
  types: [
    {
      key: 'account',
      name: 'Account',
      description: 'Signing in, your details, closing the account',
      priority: 'normal',
      firstResponse: RECEIVED,
      fields: [
        choose('about', 'What is it about?', {
          sign_in: 'I cannot sign in',
          details: 'Change my details',
          close: 'Close my account',
          other: 'Something else',
        }),
        ask('text', 'message_shown', 'What does the page say?', when('about', 'sign_in')),
      ],
    },
    {
      key: 'booking',
      name: 'Booking',
      description: 'Before the work: times, changes, calling it off',
      priority: 'normal',
      firstResponse: RECEIVED,
      fields: [
        BOOKING,
        choose(
          'wish',
          'What would you like?',
          { ask: 'Ask something', move: 'Move it', cancel: 'Call it off' },
          { required: true },
        ),
        ask('date', 'new_date', 'Which day would suit you?', { required: true, ...when('wish', 'move') }),
      ],
    },
    {
      key: 'job',
      name: 'Work not done',
      description: 'It was marked as complete, and it is not',
      priority: 'high',
      firstResponse: RECEIVED,
      fields: [
        { ...BOOKING, required: true },
        choose(
          'state',
          'How far did it get?',
          { nobody: 'Nobody came', begun: 'It was begun', unsound: 'It is done, but not well' },
          { required: true },
        ),
        ask('file', 'photos', 'Photos', when('state', 'begun', 'unsound')),
      ],
    },
    {
      key: 'payment',
      name: 'Payment',
      description: 'A payment failed, or is not right',
      priority: 'high',
      firstResponse: RECEIVED,
      fields: [
        choose(
          'problem',
          'What went wrong?',
          { failed: 'The payment failed', charged_twice: 'I was charged twice', refund: 'A refund has not arrived' },
          { required: true },
        ),
        BOOKING,
        ask('number', 'amount', 'What amount is it?', {
          min: 0,
          max: 1_000_000,
          ...when('problem', 'charged_twice', 'refund'),
        }),
      ],
    },
    {
      key: 'billing',
      name: 'Billing',
      description: 'Invoices and fees',
      priority: 'normal',
      firstResponse: RECEIVED,
      fields: [ask('text', 'invoice', 'Number of the invoice')],
    },
    {
      key: 'technical',
      name: 'Technical',
      description: 'The website or the app does not work',
      priority: 'normal',
      firstResponse: RECEIVED,
      fields: [
        choose('where', 'Where does it happen?', { website: 'Website', app: 'App' }, { required: true }),
        ask('text', 'browser', 'Which browser do you use?', when('where', 'website')),
        choose('device', 'Which phone do you use?', { iphone: 'iPhone', android: 'Android' }, when('where', 'app')),
        ask('file', 'screenshot', 'Screenshot'),
      ],
    },
    {
      key: 'complaint',
      name: 'Complaint',
      description: 'About somebody who worked for you, or about us',
      priority: 'urgent',
      firstResponse: RECEIVED,
      fields: [
        choose('about', 'Whom is it about?', { worker: 'Who came', platform: 'The platform' }, { required: true }),
        { ...BOOKING, required: true, ...when('about', 'worker') },
        ask('long_text', 'outcome', 'What would put it right?'),
      ],
    },
    { key: 'other', name: 'Something else', priority: 'low', firstResponse: RECEIVED },
  ],
}
