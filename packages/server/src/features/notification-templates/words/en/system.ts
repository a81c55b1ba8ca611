import { type Family, type SystemKind, text } from '../family.ts'

export const system: Family<SystemKind> = {
  announcement: {
    subject: '{{announcement.title}}',
    heading: '{{announcement.title}}',
    body: text('Hello {{recipient.first_name}},', '{{announcement.text}}'),
    button: 'Read more',
    short: '{{announcement.title}}: {{announcement.text}}',
  },
  status_notice: {
    subject: '{{incident.status}}: {{incident.title}}',
    heading: '{{incident.title}}',
    body: '{{incident.text}}',
    button: 'See the status page',
    short: '{{incident.status}}: {{incident.title}}',
  },
  invitation: {
    subject: 'Join {{workspace.name}} on Deskbell',
    heading: 'Join {{workspace.name}}',
    body: text(
      '{{inviter.name|Your team}} invited you to answer customers of {{workspace.name}}.',
      'The invitation holds for a week. If you did not expect it, there is nothing to do.',
    ),
    button: 'Accept the invitation',
    short: 'You are invited to answer customers of {{workspace.name}}.',
  },
  magic_link: {
    subject: 'Your link to your requests at {{workspace.name}}',
    heading: 'See your requests',
    body: text(
      'Hello {{recipient.first_name}},',
      'This link opens your requests at {{workspace.name}}. Keep it to yourself.',
      'It works for {{link.minutes}} minutes.',
      'If you did not ask for it, there is nothing to do.',
    ),
    button: 'Open your requests',
    short: 'Your link to your requests at {{workspace.name}}.',
  },
  password_link: {
    subject: 'Choose a new password for Deskbell',
    heading: 'Choose a new password',
    body: text(
      'The link works once. You will be signed out everywhere else.',
      'It works for {{link.minutes}} minutes.',
      'If you did not ask for it, there is nothing to do: your password stays as it is.',
    ),
    button: 'Choose a password',
    short: 'Your link to choose a new password.',
  },
  digest: {
    subject: 'News from {{workspace.name}}: {{digest.count}}',
    heading: 'What is new',
    body: text('Hello {{recipient.first_name}},', 'This came together since we last wrote.', '{{digest.items}}'),
    button: 'See everything',
    short: 'News from {{workspace.name}}: {{digest.count}}',
  },
}
