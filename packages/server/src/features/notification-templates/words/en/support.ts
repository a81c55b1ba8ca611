import { type Family, type SupportKind, text } from '../family.ts'

export const support: Family<SupportKind> = {
  ticket_created: {
    subject: 'We have your request: {{ticket.subject}} [#{{ticket.number}}]',
    heading: 'We have your request',
    body: text(
      'Hello {{recipient.first_name}},',
      'Thank you for writing. Your request has the number #{{ticket.number}}.',
      'Expect an answer by {{expected_response}}.',
      'If you did not write to us, there is nothing to do.',
    ),
    button: 'See your request',
    short: 'We have your request #{{ticket.number}}: {{ticket.subject}}',
  },
  ticket_reply: {
    subject: 'Re: {{ticket.subject}} [#{{ticket.number}}]',
    heading: '{{message.author|We}} answered you',
    body: text('{{message.text}}', '{{message.files}}'),
    button: 'Open the conversation',
    short: '{{message.author|We}}: {{message.text|Files for you}}',
  },
  ticket_resolved: {
    subject: 'Resolved: {{ticket.subject}} [#{{ticket.number}}]',
    heading: 'Your request is resolved',
    body: text(
      'Hello {{recipient.first_name}},',
      'Your request #{{ticket.number}} is resolved.',
      '{{ticket.summary}}',
      'If it is not, answer and we take it up again.',
      '{{survey.url}}',
    ),
    button: 'See your request',
    short: 'Resolved: {{ticket.subject}} (#{{ticket.number}})',
  },
  ticket_closed: {
    subject: 'Closed: {{ticket.subject}} [#{{ticket.number}}]',
    heading: 'Your request is closed',
    body: text(
      'Hello {{recipient.first_name}},',
      'Your request #{{ticket.number}} is closed.',
      'If there is more to say, write to us there and we go on from it.',
    ),
    button: 'See your request',
    short: 'Closed: {{ticket.subject}} (#{{ticket.number}})',
  },
  ticket_close_warned: {
    subject: 'About to be closed: {{ticket.subject}} [#{{ticket.number}}]',
    heading: 'Is everything settled?',
    body: text(
      'Hello {{recipient.first_name}},',
      'Your request #{{ticket.number}} was resolved, and we have not heard from you since.',
      'It is closed after {{ticket.closes_at}}.',
      'If something is missing, answer before then. Otherwise there is nothing to do.',
    ),
    button: 'See your request',
    short: 'Your request #{{ticket.number}} is closed soon. Answer if something is missing.',
  },
  agent_ticket_created: {
    subject: 'New: {{ticket.subject}} [#{{ticket.number}}]',
    heading: 'New request from {{customer.name|a visitor}}',
    body: text('{{message.text}}', '{{message.files}}'),
    button: 'Open the request',
    short: 'New from {{customer.name|a visitor}}: {{ticket.subject}} (#{{ticket.number}})',
  },
  agent_ticket_reply: {
    subject: 'Answered: {{ticket.subject}} [#{{ticket.number}}]',
    heading: '{{customer.name|A visitor}} answered',
    body: text('{{message.text}}', '{{message.files}}'),
    button: 'Open the request',
    short: '{{customer.name|A visitor}} on #{{ticket.number}}: {{message.text|Files}}',
  },
  agent_ticket_escalated: {
    subject: 'Needs you: {{ticket.subject}} [#{{ticket.number}}]',
    heading: 'A request needs you',
    body: text('Request #{{ticket.number}} from {{customer.name|a visitor}} was handed up.', '{{reason}}'),
    button: 'Open the request',
    short: 'Needs you: {{ticket.subject}} (#{{ticket.number}}). {{reason}}',
  },
  agent_mentioned: {
    subject: '{{mention.author|A colleague}} mentioned you: {{ticket.subject}} [#{{ticket.number}}]',
    heading: '{{mention.author|A colleague}} mentioned you',
    body: text('In a note on request #{{ticket.number}}:', '{{mention.text}}'),
    button: 'Open the note',
    short: '{{mention.author|A colleague}} on #{{ticket.number}}: {{mention.text}}',
  },
}
