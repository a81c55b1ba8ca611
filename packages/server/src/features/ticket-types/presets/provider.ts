import { ask, choose, type Preset, when } from './preset.ts'

const BOOKING = ask('booking', 'booking', 'Which booking is it about?')
const RECEIVED =
  'Hello {{customer.first_name|there}}, this is with us as {{ticket.number}}. Expected answer: {{expected_response|as soon as we can}}.'

/** The people who do the work ask the platform they work through. */
export const provider: Preset = {
  key: 'provider',
  name: 'Providers',
  description: 'People who offer their services through your platform',
  types: [
    {
      key: 'technical',
      name: 'Technical',
      description: 'The app or the website does not work',
      priority: 'normal',
      firstResponse: RECEIVED,
      fields: [
        choose('where', 'Where does it happen?', { app: 'App', website: 'Website' }, { required: true }),
        choose('device', 'Which phone do you use?', { iphone: 'iPhone', android: 'Android' }, when('where', 'app')),
        ask('text', 'browser', 'Which browser do you use?', when('where', 'website')),
        ask('file', 'screenshot', 'Screenshot'),
      ],
    },
    {
      key: 'billing',
      name: 'Billing',
      description: 'Fees and statements',
      priority: 'normal',
      firstResponse: RECEIVED,
      fields: [ask('text', 'statement', 'Number of the statement')],
    },
    {
      key: 'account',
      name: 'Account',
      description: 'Your profile, papers and access',
      priority: 'normal',
      firstResponse: RECEIVED,
      fields: [
        choose('about', 'What is it about?', { profile: 'My profile', papers: 'My papers', access: 'My access' }),
        ask('file', 'papers', 'The papers', when('about', 'papers')),
      ],
    },
    {
      key: 'service',
      name: 'A job',
      description: 'Something about a job or a customer',
      priority: 'high',
      firstResponse: RECEIVED,
      fields: [
        { ...BOOKING, required: true },
        choose('what', 'What happened?', {
          no_show: 'The customer was not there',
          changed: 'The work was another than agreed',
          conduct: 'How I was treated',
          unsafe: 'It was not safe',
          other: 'Something else',
        }),
        ask('file', 'photos', 'Photos', when('what', 'changed', 'unsafe')),
      ],
    },
    {
      key: 'payment',
      name: 'Payment',
      description: 'What a job was paid',
      priority: 'high',
      firstResponse: RECEIVED,
      fields: [BOOKING, ask('number', 'amount', 'What amount is missing?', { min: 0, max: 1_000_000 })],
    },
    {
      key: 'withdrawal',
      name: 'Withdrawal',
      description: 'Money that has not reached your account',
      priority: 'high',
      firstResponse: RECEIVED,
      fields: [
        ask('number', 'amount', 'What amount is it?', { required: true, min: 0, max: 1_000_000 }),
        ask('date', 'asked_on', 'When did you ask for it?', { required: true }),
      ],
    },
    {
      key: 'general',
      name: 'General',
      description: 'How things work here',
      priority: 'low',
      firstResponse: RECEIVED,
    },
    { key: 'other', name: 'Something else', priority: 'low', firstResponse: RECEIVED },
  ],
}
