import { type Family, type FieldKind, text } from '../family.ts'

export const field: Family<FieldKind> = {
  agent_booking_assigned: {
    subject: 'Yours: {{booking.service}}, {{booking.date}} at {{booking.time}}',
    heading: 'You have a new booking',
    body: text(
      '{{customer.name|A customer}} expects you. Here is everything at a glance.',
      '{{booking.notes}}',
      '{{booking.checklist}}',
    ),
    button: 'Open the booking',
    short: 'New for you: {{booking.service}}, {{booking.date}} at {{booking.time}}.',
  },
  agent_booking_changed: {
    subject: '{{change|Changed}}: {{booking.service}}, {{booking.date}} at {{booking.time}}',
    heading: '{{change|Changed}}: {{booking.service}}',
    body: text(
      'Something changed in your plan. This is how it stands now.',
      'Before, it was {{booking.before}}.',
      '{{reason}}',
      '{{booking.notes}}',
    ),
    button: 'Open the booking',
    short: '{{change|Changed}}: {{booking.service}}, {{booking.date}} at {{booking.time}}.',
  },
  agent_booking_message: {
    subject: '{{customer.name|A customer}} wrote: {{booking.service}}',
    heading: '{{customer.name|A customer}} wrote to you',
    body: text('{{message.text}}', '{{message.files}}'),
    button: 'Open the conversation',
    short: '{{customer.name|A customer}}: {{message.text|Files}}',
  },
  agent_completion_answered: {
    subject: '{{completion.answer|Answered}}: {{booking.service}} [{{booking.number}}]',
    heading: '{{completion.answer|Answered}}: {{booking.service}}',
    body: text(
      'You said that this work for {{customer.name|a customer}} is done. There is news of it.',
      '{{completion.issues}}',
    ),
    button: 'Open the booking',
    short: '{{completion.answer|Answered}}: {{booking.service}} for {{customer.name|a customer}}.',
  },
  agent_completion_escalated: {
    subject: 'Needs you: {{booking.service}} is not confirmed [{{booking.number}}]',
    heading: 'A finished booking needs you',
    body: text(
      '{{customer.name|The customer}} has not said whether the work is done.',
      'They were asked: {{completion.requested_at}}.',
      'Get in touch with them, and write down what comes of it.',
    ),
    button: 'Open the booking',
    short:
      'Not confirmed: {{booking.service}} ({{booking.number}}). Please get in touch with {{customer.name|the customer}}.',
  },
  agent_review_published: {
    subject: '{{review.rating}} of 5: {{booking.service}}',
    heading: 'There is a review of your work',
    body: text(
      '{{customer.name|A customer}} gives you {{review.rating}} of 5. Everyone can read it now.',
      '{{review.text}}',
    ),
    button: 'Open the booking',
    short: '{{customer.name|A customer}} gives you {{review.rating}} of 5 for {{booking.service}}.',
  },
}
