import { ask, choose, type Preset, when } from './preset.ts'

const BOOKING = ask('booking', 'booking', 'Which booking is it about?')
const OUR_BOOKING = { ...BOOKING, required: true }
const PAID = when('problem', 'charged_twice', 'wrong_amount', 'refund')

/** Services by appointment: somebody comes, or is visited. */
export const service: Preset = {
  key: 'service',
  name: 'Services by appointment',
  description: 'Bookings, payments and what happens on the day',
  types: [
    {
      key: 'booking_question',
      name: 'Booking question',
      description: 'Times, places, what to prepare',
      priority: 'normal',
      firstResponse:
        'Hello {{customer.first_name|there}}, your question about the booking is with us as {{ticket.number}}. Expected answer: {{expected_response|as soon as we can}}.',
      fields: [
        BOOKING,
        choose('about', 'What would you like to know?', {
          time: 'The time',
          place: 'The place',
          preparation: 'What to prepare',
          price: 'The price',
          other: 'Something else',
        }),
      ],
    },
    {
      key: 'payment_issue',
      name: 'Payment issue',
      description: 'A payment failed, or is not right',
      priority: 'high',
      firstResponse:
        'Hello {{customer.first_name|there}}, we are looking into the payment; this is {{ticket.number}}. Please do not pay again meanwhile. Expected answer: {{expected_response|as soon as we can}}.',
      fields: [
        choose(
          'problem',
          'What went wrong?',
          {
            failed: 'The payment failed',
            charged_twice: 'I was charged twice',
            wrong_amount: 'The amount is wrong',
            refund: 'A refund has not arrived',
            other: 'Something else',
          },
          { required: true },
        ),
        BOOKING,
        ask('number', 'amount', 'What amount was charged?', { min: 0, max: 1_000_000, ...PAID }),
        ask('date', 'paid_on', 'When did you pay?', PAID),
        ask('file', 'receipt', 'Receipt or screenshot', { hint: 'Cover the card number, please.' }),
      ],
    },
    {
      key: 'reschedule_request',
      name: 'Reschedule request',
      description: 'Move a booking to another time',
      priority: 'normal',
      firstResponse:
        'Hello {{customer.first_name|there}}, we have your wish for another time as {{ticket.number}}. Your booking stays as it is until we confirm the new one. Expected answer: {{expected_response|as soon as we can}}.',
      fields: [
        OUR_BOOKING,
        ask('date', 'new_date', 'Which day would suit you?', { required: true }),
        choose(
          'time_of_day',
          'At what time?',
          {
            any: 'Any time',
            morning: 'In the morning',
            midday: 'Around noon',
            afternoon: 'In the afternoon',
            evening: 'In the evening',
            exact: 'At an exact time',
          },
          { required: true },
        ),
        ask('text', 'exact_time', 'Which time?', {
          required: true,
          hint: 'For example 16:30',
          ...when('time_of_day', 'exact'),
        }),
        ask('text', 'other_days', 'Other days that would do'),
      ],
    },
    {
      key: 'cancellation_request',
      name: 'Cancellation request',
      description: 'Call a booking off',
      priority: 'high',
      firstResponse:
        'Hello {{customer.first_name|there}}, we have your cancellation as {{ticket.number}}. Expected confirmation: {{expected_response|as soon as we can}}.',
      fields: [
        OUR_BOOKING,
        choose('reason', 'Why do you cancel?', {
          not_needed: 'I no longer need it',
          other_time: 'The time does not suit me',
          elsewhere: 'I found somebody else',
          mistake: 'I booked by mistake',
          other: 'Something else',
        }),
        choose('move_instead', 'Would another time help?', { yes: 'Yes', no: 'No' }, when('reason', 'other_time')),
        ask('date', 'new_date', 'Which day would suit you?', when('move_instead', 'yes')),
        ask('text', 'other_reason', 'What is it?', when('reason', 'other')),
      ],
    },
    {
      key: 'service_issue',
      name: 'Service issue',
      description: 'Something went wrong during the service',
      priority: 'urgent',
      firstResponse:
        'Hello {{customer.first_name|there}}, we are sorry about this. It is marked urgent as {{ticket.number}}. Expected answer: {{expected_response|as soon as we can}}.',
      fields: [
        OUR_BOOKING,
        choose(
          'what',
          'What happened?',
          {
            late: 'Nobody is here yet',
            incomplete: 'Not everything was done',
            quality: 'It was not done well',
            damage: 'Something was damaged',
            conduct: 'How I was treated',
            other: 'Something else',
          },
          { required: true },
        ),
        choose(
          'reachable',
          'Are you at the place now?',
          { yes: 'Yes', no: 'No' },
          { required: true, ...when('what', 'late') },
        ),
        ask('file', 'photos', 'Photos', when('what', 'incomplete', 'quality', 'damage')),
      ],
    },
    {
      key: 'technical_support',
      name: 'Technical support',
      description: 'The website or the app does not work',
      priority: 'normal',
      firstResponse:
        'Hello {{customer.first_name|there}}, thank you for telling us; this is {{ticket.number}}. Expected answer: {{expected_response|as soon as we can}}.',
      fields: [
        choose(
          'where',
          'Where does it happen?',
          { website: 'Website', app: 'App', email: 'E-mail' },
          { required: true },
        ),
        ask('text', 'page', 'On which page?', { hint: 'Copy its address', ...when('where', 'website') }),
        ask('text', 'browser', 'Which browser do you use?', when('where', 'website')),
        choose('device', 'Which phone do you use?', { iphone: 'iPhone', android: 'Android' }, when('where', 'app')),
        ask('long_text', 'steps', 'What did you do before it happened?'),
        ask('file', 'screenshot', 'Screenshot'),
      ],
    },
    {
      key: 'billing_inquiry',
      name: 'Billing inquiry',
      description: 'Invoices and prices',
      priority: 'normal',
      firstResponse:
        'Hello {{customer.first_name|there}}, your question about billing is with us as {{ticket.number}}. Expected answer: {{expected_response|as soon as we can}}.',
      fields: [
        choose('about', 'What is it about?', {
          copy: 'A copy of an invoice',
          details: 'What an invoice says',
          price: 'A price',
          method: 'How I pay',
          other: 'Something else',
        }),
        ask('text', 'invoice', 'Number of the invoice', when('about', 'copy', 'details')),
        BOOKING,
      ],
    },
    {
      key: 'general_inquiry',
      name: 'General inquiry',
      description: 'Anything else',
      priority: 'low',
      firstResponse:
        'Hello {{customer.first_name|there}}, your question is with us as {{ticket.number}}. Expected answer: {{expected_response|as soon as we can}}.',
    },
    {
      key: 'complaint',
      name: 'Complaint',
      description: 'You are not content with us',
      priority: 'urgent',
      firstResponse:
        'Hello {{customer.first_name|there}}, thank you for saying so. Somebody who can put it right reads {{ticket.number}}. Expected answer: {{expected_response|as soon as we can}}.',
      fields: [
        choose(
          'about',
          'What is it about?',
          {
            person: 'A person',
            service: 'The service',
            price: 'The price',
            privacy: 'My data',
            other: 'Something else',
          },
          { required: true },
        ),
        { ...BOOKING, ...when('about', 'person', 'service', 'price') },
        ask('long_text', 'outcome', 'What would put it right?'),
      ],
    },
    {
      key: 'feedback',
      name: 'Feedback',
      description: 'What was good, and what could be better',
      priority: 'low',
      firstResponse: 'Thank you. We read every word of it.',
      fields: [
        BOOKING,
        ask('number', 'rating', 'From 1 to 5, how was it?', { min: 1, max: 5 }),
        choose('may_answer', 'May we answer you?', { yes: 'Yes', no: 'No' }),
      ],
    },
  ],
}
