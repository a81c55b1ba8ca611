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
    subject: 'Morgen um {{booking.time}}: {{booking.service}}',
    heading: 'Morgen ist Ihr Termin',
    body: text(
      'Guten Tag {{recipient.name}},',
      'wir erinnern Sie an Ihren Termin. Passt Ihnen die Zeit nicht mehr, ändern Sie sie jetzt.',
      '{{booking.notes}}',
      '{{booking.checklist}}',
    ),
    button: 'Buchung verwalten',
    short: 'Morgen um {{booking.time}}: {{booking.service}}. Zum Ändern öffnen Sie Ihre Buchung.',
  },
  booking_reminder_2h: {
    subject: 'In zwei Stunden: {{booking.service}} um {{booking.time}}',
    heading: 'In zwei Stunden ist Ihr Termin',
    body: text(
      'Guten Tag {{recipient.name}},',
      'wir beginnen um {{booking.time}}. Bitte halten Sie alles bereit.',
      '{{booking.notes}}',
      '{{booking.checklist}}',
    ),
    button: 'Buchung öffnen',
    short: 'In zwei Stunden, um {{booking.time}}: {{booking.service}}.',
  },
  booking_reminder_1h: {
    subject: 'In einer Stunde: {{booking.service}} um {{booking.time}}',
    heading: 'In einer Stunde ist Ihr Termin',
    body: text(
      'Guten Tag {{recipient.name}},',
      'wir beginnen um {{booking.time}}. Ist etwas dazwischengekommen, sagen Sie es uns jetzt.',
      '{{booking.notes}}',
      '{{booking.checklist}}',
    ),
    button: 'Buchung öffnen',
    short:
      'In einer Stunde, um {{booking.time}}: {{booking.service}}. Ist etwas dazwischengekommen, sagen Sie es uns jetzt.',
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
      'Ohne Antwort gilt sie danach als erledigt: {{completion.due_at}}.',
    ),
    button: 'Bestätigen oder widersprechen',
    short: 'Ist die Arbeit erledigt? Bitte bestätigen Sie {{booking.service}}, oder sagen Sie, was fehlt.',
  },
}
