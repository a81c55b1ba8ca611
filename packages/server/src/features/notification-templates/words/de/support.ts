import { type Family, type SupportKind, text } from '../family.ts'

export const support: Family<SupportKind> = {
  ticket_created: {
    subject: 'Wir haben Ihre Anfrage: {{ticket.subject}} [#{{ticket.number}}]',
    heading: 'Wir haben Ihre Anfrage',
    body: text(
      'Guten Tag {{recipient.name}},',
      'danke, dass Sie uns schreiben. Ihre Anfrage hat die Nummer #{{ticket.number}}.',
      'Erwarten Sie eine Antwort bis {{expected_response}}.',
      'Falls Sie uns nicht geschrieben haben, ist nichts zu tun.',
    ),
    button: 'Anfrage ansehen',
    short: 'Wir haben Ihre Anfrage #{{ticket.number}}: {{ticket.subject}}',
  },
  ticket_reply: {
    subject: 'Re: {{ticket.subject}} [#{{ticket.number}}]',
    heading: 'Antwort von {{message.author|uns}}',
    body: text('{{message.text}}', '{{message.files}}'),
    button: 'Gespräch öffnen',
    short: '{{message.author|Wir}}: {{message.text|Dateien für Sie}}',
  },
  ticket_resolved: {
    subject: 'Gelöst: {{ticket.subject}} [#{{ticket.number}}]',
    heading: 'Ihre Anfrage ist gelöst',
    body: text(
      'Guten Tag {{recipient.name}},',
      'Ihre Anfrage #{{ticket.number}} ist gelöst.',
      '{{ticket.summary}}',
      'Falls nicht, antworten Sie, und wir nehmen sie wieder auf.',
      '{{survey.url}}',
    ),
    button: 'Anfrage ansehen',
    short: 'Gelöst: {{ticket.subject}} (#{{ticket.number}})',
  },
  ticket_closed: {
    subject: 'Geschlossen: {{ticket.subject}} [#{{ticket.number}}]',
    heading: 'Ihre Anfrage ist geschlossen',
    body: text(
      'Guten Tag {{recipient.name}},',
      'Ihre Anfrage #{{ticket.number}} ist geschlossen.',
      'Gibt es noch etwas dazu, schreiben Sie uns dort, und wir machen daran weiter.',
    ),
    button: 'Anfrage ansehen',
    short: 'Geschlossen: {{ticket.subject}} (#{{ticket.number}})',
  },
  ticket_close_warned: {
    subject: 'Wird bald geschlossen: {{ticket.subject}} [#{{ticket.number}}]',
    heading: 'Ist alles geklärt?',
    body: text(
      'Guten Tag {{recipient.name}},',
      'Ihre Anfrage #{{ticket.number}} wurde gelöst, und seitdem haben wir nichts von Ihnen gehört.',
      'Sie wird nach diesem Zeitpunkt geschlossen: {{ticket.closes_at}}.',
      'Fehlt noch etwas, antworten Sie vorher. Sonst ist nichts zu tun.',
    ),
    button: 'Anfrage ansehen',
    short: 'Ihre Anfrage #{{ticket.number}} wird bald geschlossen. Antworten Sie, falls etwas fehlt.',
  },
  agent_ticket_created: {
    subject: 'Neu: {{ticket.subject}} [#{{ticket.number}}]',
    heading: 'Neue Anfrage von {{customer.name|einem Gast}}',
    body: text('{{message.text}}', '{{message.files}}'),
    button: 'Anfrage öffnen',
    short: 'Neu von {{customer.name|einem Gast}}: {{ticket.subject}} (#{{ticket.number}})',
  },
  agent_ticket_reply: {
    subject: 'Beantwortet: {{ticket.subject}} [#{{ticket.number}}]',
    heading: '{{customer.name|Ein Gast}} hat geantwortet',
    body: text('{{message.text}}', '{{message.files}}'),
    button: 'Anfrage öffnen',
    short: '{{customer.name|Ein Gast}} zu #{{ticket.number}}: {{message.text|Dateien}}',
  },
  agent_ticket_escalated: {
    subject: 'Braucht Sie: {{ticket.subject}} [#{{ticket.number}}]',
    heading: 'Eine Anfrage braucht Sie',
    body: text(
      'Anfrage #{{ticket.number}} von {{customer.name|einem Gast}} wurde an Sie weitergereicht.',
      '{{reason}}',
    ),
    button: 'Anfrage öffnen',
    short: 'Braucht Sie: {{ticket.subject}} (#{{ticket.number}}). {{reason}}',
  },
  agent_mentioned: {
    subject: '{{mention.author|Jemand aus dem Team}} erwähnt Sie: {{ticket.subject}} [#{{ticket.number}}]',
    heading: '{{mention.author|Jemand aus dem Team}} erwähnt Sie',
    body: text('In einer Notiz zu Anfrage #{{ticket.number}}:', '{{mention.text}}'),
    button: 'Notiz öffnen',
    short: '{{mention.author|Jemand aus dem Team}} zu #{{ticket.number}}: {{mention.text}}',
  },
}
