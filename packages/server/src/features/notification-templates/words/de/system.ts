import { type Family, type SystemKind, text } from '../family.ts'

export const system: Family<SystemKind> = {
  announcement: {
    subject: '{{announcement.title}}',
    heading: '{{announcement.title}}',
    body: text('Guten Tag {{recipient.name}},', '{{announcement.text}}'),
    button: 'Weiterlesen',
    short: '{{announcement.title}}: {{announcement.text}}',
  },
  status_notice: {
    subject: '{{incident.status}}: {{incident.title}}',
    heading: '{{incident.title}}',
    body: '{{incident.text}}',
    button: 'Zur Statusseite',
    short: '{{incident.status}}: {{incident.title}}',
  },
  invitation: {
    subject: 'Einladung zu {{workspace.name}} auf Deskbell',
    heading: 'Einladung zu {{workspace.name}}',
    body: text(
      '{{inviter.name|Ihr Team}} lädt Sie ein, Anfragen an {{workspace.name}} zu beantworten.',
      'Die Einladung gilt eine Woche. Haben Sie sie nicht erwartet, ist nichts zu tun.',
    ),
    button: 'Einladung annehmen',
    short: 'Sie sind eingeladen, Anfragen an {{workspace.name}} zu beantworten.',
  },
  magic_link: {
    subject: 'Ihr Link zu Ihren Anfragen bei {{workspace.name}}',
    heading: 'Ihre Anfragen ansehen',
    body: text(
      'Guten Tag {{recipient.name}},',
      'dieser Link öffnet Ihre Anfragen bei {{workspace.name}}. Behalten Sie ihn für sich.',
      'Er gilt {{link.minutes}} Minuten lang.',
      'Haben Sie ihn nicht angefordert, ist nichts zu tun.',
    ),
    button: 'Anfragen öffnen',
    short: 'Ihr Link zu Ihren Anfragen bei {{workspace.name}}.',
  },
  password_link: {
    subject: 'Neues Passwort für Deskbell wählen',
    heading: 'Neues Passwort wählen',
    body: text(
      'Der Link gilt einmal. Überall sonst werden Sie abgemeldet.',
      'Er gilt {{link.minutes}} Minuten lang.',
      'Haben Sie ihn nicht angefordert, ist nichts zu tun: Ihr Passwort bleibt, wie es ist.',
    ),
    button: 'Passwort wählen',
    short: 'Ihr Link, um ein neues Passwort zu wählen.',
  },
  digest: {
    subject: 'Neues von {{workspace.name}}: {{digest.count}}',
    heading: 'Was es Neues gibt',
    body: text(
      'Guten Tag {{recipient.name}},',
      'das ist zusammengekommen, seit wir zuletzt schrieben.',
      '{{digest.items}}',
    ),
    button: 'Alles ansehen',
    short: 'Neues von {{workspace.name}}: {{digest.count}}',
  },
}
