import { type BookingKind, type Family, text } from '../family.ts'

export const booking: Family<BookingKind> = {
  booking_confirmed: {
    subject: 'Bestätigt: {{booking.service}}, {{booking.date}} um {{booking.time}}',
    heading: 'Ihre Buchung ist bestätigt',
    body: text(
      'Guten Tag {{recipient.name}},',
      'wir freuen uns auf Sie. Hier ist alles auf einen Blick.',
      '{{booking.notes}}',
      '{{booking.checklist}}',
      '{{booking.update_schedule}}',
    ),
    button: 'Buchung verwalten',
    short: 'Bestätigt: {{booking.service}}, {{booking.date}} um {{booking.time}}.',
  },
  booking_reminder_24h: {
    subject: '{{booking.service}}: {{booking.starts_in|morgen}}, um {{booking.time}}',
    heading: 'Ihr Termin ist {{booking.starts_in|morgen}}',
    body: text(
      'Guten Tag {{recipient.name}},',
      'wir erinnern Sie an Ihren Termin. Passt Ihnen die Zeit nicht mehr, ändern Sie sie jetzt.',
      '{{booking.notes}}',
      '{{booking.checklist}}',
    ),
    button: 'Buchung verwalten',
    short:
      '{{booking.service}}: {{booking.starts_in|morgen}}, um {{booking.time}}. Zum Ändern öffnen Sie Ihre Buchung.',
  },
  booking_reminder_2h: {
    subject: '{{booking.service}}: {{booking.starts_in|in 2 Stunden}}, um {{booking.time}}',
    heading: 'Ihr Termin ist {{booking.starts_in|in 2 Stunden}}',
    body: text(
      'Guten Tag {{recipient.name}},',
      'wir beginnen um {{booking.time}}. Bitte halten Sie alles bereit.',
      '{{booking.notes}}',
      '{{booking.checklist}}',
    ),
    button: 'Buchung öffnen',
    short: '{{booking.service}}: {{booking.starts_in|in 2 Stunden}}, um {{booking.time}}.',
  },
  booking_reminder_1h: {
    subject: '{{booking.service}}: {{booking.starts_in|in 1 Stunde}}, um {{booking.time}}',
    heading: 'Ihr Termin ist {{booking.starts_in|in 1 Stunde}}',
    body: text(
      'Guten Tag {{recipient.name}},',
      'wir beginnen um {{booking.time}}. Ist etwas dazwischengekommen, sagen Sie es uns jetzt.',
      '{{booking.notes}}',
      '{{booking.checklist}}',
    ),
    button: 'Buchung öffnen',
    short:
      '{{booking.service}}: {{booking.starts_in|in 1 Stunde}}, um {{booking.time}}. Ist etwas dazwischengekommen, sagen Sie es uns jetzt.',
  },
  booking_on_way: {
    subject: 'Unterwegs zu Ihnen: {{booking.service}}',
    heading: 'Unterwegs zu Ihnen: {{booking.provider|unser Team}}',
    body: text(
      'Guten Tag {{recipient.name}},',
      'voraussichtliche Ankunft: {{booking.eta}}.',
      'Bitte seien Sie am vereinbarten Ort.',
    ),
    button: 'Buchung verfolgen',
    short: 'Unterwegs zu Ihnen: {{booking.provider|unser Team}}. Ankunft: {{booking.eta|bald}}.',
  },
  booking_arrived: {
    subject: 'Angekommen: {{booking.service}}',
    heading: 'Angekommen: {{booking.provider|unser Team}}',
    body: text(
      'Guten Tag {{recipient.name}},',
      'die Adresse ist {{booking.place}}.',
      'Wir können beginnen, sobald Sie da sind.',
    ),
    button: 'Buchung öffnen',
    short: 'Angekommen für {{booking.service}}: {{booking.provider|unser Team}}.',
  },
  booking_in_progress: {
    subject: 'Begonnen: {{booking.service}}',
    heading: 'Die Arbeit hat begonnen',
    body: text('Guten Tag {{recipient.name}},', 'Ihr Auftrag läuft. Wir schreiben wieder, wenn er erledigt ist.'),
    button: 'Buchung verfolgen',
    short: 'Begonnen: {{booking.service}}. Wir schreiben wieder, wenn alles erledigt ist.',
  },
  booking_completed: {
    subject: 'Erledigt: {{booking.service}}',
    heading: 'Ihr Auftrag ist erledigt',
    body: text(
      'Guten Tag {{recipient.name}},',
      'danke für Ihr Vertrauen. Ist etwas nicht wie vereinbart, sagen Sie es uns.',
      '{{booking.notes}}',
    ),
    button: 'Buchung ansehen',
    short: 'Erledigt: {{booking.service}}. Ist etwas nicht wie vereinbart, sagen Sie es uns.',
  },
  booking_delayed: {
    subject: 'Verspätung: {{booking.service}} um {{booking.time}}',
    heading: 'Wir verspäten uns',
    body: text(
      'Guten Tag {{recipient.name}},',
      'es tut uns leid: Zur vereinbarten Zeit können wir nicht da sein.',
      'Neue voraussichtliche Ankunft: {{booking.eta}}.',
      'Der Grund: {{booking.delay_reason}}',
      'Passt Ihnen das nicht, wählen Sie eine andere Zeit.',
    ),
    button: 'Buchung verwalten',
    short: 'Wir verspäten uns für {{booking.service}}. Neue Ankunft: {{booking.eta|sagen wir Ihnen noch}}.',
  },
  booking_rescheduled: {
    subject: 'Neue Zeit: {{booking.service}}, {{booking.date}} um {{booking.time}}',
    heading: 'Ihre Buchung hat eine neue Zeit',
    body: text(
      'Guten Tag {{recipient.name}},',
      'ab jetzt gilt dies. Die alte Zeit ist wieder frei.',
      'Vorher war es {{booking.before}}.',
      '{{booking.notes}}',
    ),
    button: 'Buchung verwalten',
    short: 'Neue Zeit für {{booking.service}}: {{booking.date}} um {{booking.time}}.',
  },
  booking_cancelled: {
    subject: 'Abgesagt: {{booking.service}}, {{booking.date}}',
    heading: 'Ihre Buchung ist abgesagt',
    body: text(
      'Guten Tag {{recipient.name}},',
      'diese Buchung findet nicht statt.',
      'Der Grund: {{booking.cancel_reason}}',
      '{{booking.notes}}',
      'Haben Sie das nicht erwartet, schreiben Sie uns.',
    ),
    button: 'Buchung ansehen',
    short: 'Abgesagt: {{booking.service}}, {{booking.date}} um {{booking.time}}.',
  },
  completion_requested: {
    subject: 'Bitte bestätigen: {{booking.service}} ist erledigt',
    heading: 'Ist die Arbeit erledigt?',
    body: text(
      'Guten Tag {{recipient.name}},',
      'diese Arbeit wurde uns als erledigt gemeldet, von: {{booking.provider|unserem Team}}. Bitte bestätigen Sie das, oder sagen Sie, was fehlt.',
      'Bitte antworten Sie bis {{completion.due_at}}. Danach meldet sich unser Support bei Ihnen.',
    ),
    button: 'Bestätigen oder widersprechen',
    short: 'Ist die Arbeit erledigt? Bitte bestätigen Sie {{booking.service}}, oder sagen Sie, was fehlt.',
  },
  booking_message: {
    subject: 'Nachricht von {{message.author|uns}}: {{booking.service}}',
    heading: 'Nachricht von {{message.author|uns}}',
    body: text('{{message.text}}', '{{message.files}}'),
    button: 'Gespräch öffnen',
    short: '{{message.author|Wir}}: {{message.text|Dateien für Sie}}',
  },
  completion_reminder: {
    subject: 'Noch offen: Ist {{booking.service}} erledigt?',
    heading: 'Ist die Arbeit erledigt?',
    body: text(
      'Guten Tag {{recipient.name}},',
      'diese Arbeit wurde uns als erledigt gemeldet, von: {{booking.provider|unserem Team}}. Von Ihnen haben wir dazu noch nichts gehört.',
      'Bitte antworten Sie bis {{completion.due_at}}. Danach meldet sich unser Support bei Ihnen.',
    ),
    button: 'Bestätigen oder widersprechen',
    short:
      'Ist {{booking.service}} erledigt? Bitte bestätigen Sie es, oder sagen Sie, was fehlt, bis {{completion.due_at}}.',
  },
  completion_verified: {
    subject: 'Abgeschlossen: {{booking.service}}',
    heading: 'Ihre Buchung ist abgeschlossen',
    body: text(
      'Guten Tag {{recipient.name}},',
      'danke für Ihr Vertrauen. Fehlt doch noch etwas, schreiben Sie uns.',
      '{{review.url}}',
    ),
    button: 'Buchung ansehen',
    short: 'Abgeschlossen: {{booking.service}}. Danke für Ihr Vertrauen.',
  },
  completion_disputed: {
    subject: 'Wir klären das: {{booking.service}}',
    heading: 'Wir klären das',
    body: text(
      'Guten Tag {{recipient.name}},',
      'Sie haben uns gesagt, dass etwas nicht stimmt. Diese Buchung bleibt offen, bis das geklärt ist.',
      'Wir melden uns bei Ihnen. Gibt es noch mehr dazu, schreiben Sie uns.',
    ),
    button: 'Buchung ansehen',
    short: 'Wir klären, was bei {{booking.service}} nicht stimmt, und melden uns bei Ihnen.',
  },
}
