import { ask, choose, type Preset, when } from './preset.ts'

const ORGANIZATION = ask('text', 'organization', 'Organization')
const RECEIVED =
  'Hello {{customer.first_name|there}}, this is with us as {{ticket.number}}. Expected answer: {{expected_response|as soon as we can}}.'

/** Software that people use, alone or in a company. */
export const product: Preset = {
  key: 'product',
  name: 'Software product',
  description: 'People who use your software',
  types: [
    {
      key: 'general_question',
      name: 'General question',
      description: 'How to do something',
      priority: 'normal',
      firstResponse: RECEIVED,
      fields: [ORGANIZATION],
    },
    {
      key: 'technical_issue',
      name: 'Technical issue',
      description: 'Something does not work for you',
      priority: 'high',
      firstResponse: RECEIVED,
      fields: [
        choose(
          'where',
          'Where does it happen?',
          { web: 'In the browser', phone: 'On the phone', api: 'In the API' },
          { required: true },
        ),
        ask('text', 'browser', 'Which browser do you use?', when('where', 'web')),
        choose('device', 'Which phone do you use?', { iphone: 'iPhone', android: 'Android' }, when('where', 'phone')),
        ask('text', 'request_id', 'Id of a request', when('where', 'api')),
        ask('long_text', 'steps', 'What did you do before it happened?'),
        ORGANIZATION,
      ],
    },
    {
      key: 'billing_question',
      name: 'Billing question',
      description: 'Plans, invoices and payments',
      priority: 'normal',
      firstResponse: RECEIVED,
      fields: [
        choose('about', 'What is it about?', { plan: 'My plan', invoice: 'An invoice', payment: 'A payment' }),
        ask('text', 'invoice', 'Number of the invoice', when('about', 'invoice', 'payment')),
        ORGANIZATION,
      ],
    },
    {
      key: 'feature_request',
      name: 'Feature request',
      description: 'Something you miss',
      priority: 'low',
      firstResponse:
        'Thank you, this is noted as {{ticket.number}}. We read every wish, and write to you when it is there.',
      fields: [ask('long_text', 'today', 'How do you manage without it today?'), ORGANIZATION],
    },
    {
      key: 'bug_report',
      name: 'Bug report',
      description: 'Something does not do what it says',
      priority: 'high',
      firstResponse: RECEIVED,
      fields: [
        ask('long_text', 'steps', 'How does one see it?', { required: true }),
        ask('text', 'expected', 'What did you expect?'),
        choose(
          'impact',
          'How much does it hinder you?',
          { stopped: 'I cannot work', around: 'I have a way around', little: 'Hardly' },
          { required: true },
        ),
        ask('text', 'since', 'Since when?', when('impact', 'stopped')),
        ask('file', 'screenshot', 'Screenshot'),
        ORGANIZATION,
      ],
    },
    { key: 'other', name: 'Something else', priority: 'normal', firstResponse: RECEIVED, fields: [ORGANIZATION] },
  ],
}
