import { ask, choose, type Preset, when } from './preset.ts'

const COMPANY = ask('text', 'company', 'Company')
const RECEIVED =
  'Hello {{customer.first_name|there}}, this is with us as {{ticket.number}}. Expected answer: {{expected_response|as soon as we can}}.'

/** The contact page of a company, whoever writes. */
export const company: Preset = {
  key: 'company',
  name: 'Company',
  description: 'A contact page for customers, partners and the press',
  types: [
    { key: 'general', name: 'General inquiry', description: 'Anything', priority: 'normal', firstResponse: RECEIVED },
    {
      key: 'technical_support',
      name: 'Technical support',
      description: 'Something does not work',
      priority: 'high',
      firstResponse: RECEIVED,
      fields: [
        choose(
          'what',
          'What is it about?',
          { website: 'The website', account: 'My account', product: 'A product' },
          { required: true },
        ),
        ask('text', 'product', 'Which product?', { required: true, ...when('what', 'product') }),
        ask('text', 'page', 'On which page?', when('what', 'website')),
        ask('file', 'screenshot', 'Screenshot or log'),
      ],
    },
    {
      key: 'sales',
      name: 'Sales question',
      description: 'Prices, offers, a demonstration',
      priority: 'normal',
      firstResponse: RECEIVED,
      fields: [
        COMPANY,
        choose('wish', 'What would you like?', { offer: 'An offer', demo: 'A demonstration', price: 'A price' }),
        ask('date', 'day', 'Which day would suit you?', when('wish', 'demo')),
        ask('number', 'people', 'For how many people?', { min: 1, max: 1_000_000, ...when('wish', 'offer', 'price') }),
      ],
    },
    {
      key: 'partnership',
      name: 'Partnership',
      description: 'Work with us',
      priority: 'normal',
      firstResponse: RECEIVED,
      fields: [{ ...COMPANY, required: true }, ask('text', 'website', 'Website of your company')],
    },
    {
      key: 'media',
      name: 'Media inquiry',
      description: 'Press, radio, television, blogs',
      priority: 'high',
      firstResponse: RECEIVED,
      fields: [
        ask('text', 'outlet', 'For whom do you write?', { required: true }),
        ask('date', 'deadline', 'Until when do you need an answer?'),
      ],
    },
    {
      key: 'feedback',
      name: 'Feedback',
      description: 'What is good, and what could be better',
      priority: 'low',
      firstResponse: 'Thank you. We read every word of it.',
      fields: [choose('may_answer', 'May we answer you?', { yes: 'Yes', no: 'No' })],
    },
  ],
}
