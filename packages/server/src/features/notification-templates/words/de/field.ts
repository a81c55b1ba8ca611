import { type Family, type FieldKind, text } from '../family.ts'

export const field: Family<FieldKind> = {
  agent_booking_assigned: {
    subject: 'Für Sie: {{booking.service}}, {{booking.date}} um {{booking.time}}',
    heading: 'Sie haben eine neue Buchung',
    body: text(
      'Sie werden erwartet von: {{customer.name|einem Gast}}. Hier ist alles auf einen Blick.',
      '{{booking.notes}}',
      '{{booking.checklist}}',
    ),
    button: 'Buchung öffnen',
    short: 'Neu für Sie: {{booking.service}}, {{booking.date}} um {{booking.time}}.',
  },
  agent_booking_changed: {
    subject: '{{change|Geändert}}: {{booking.service}}, {{booking.date}} um {{booking.time}}',
    heading: '{{change|Geändert}}: {{booking.service}}',
    body: text(
      'In Ihrem Plan hat sich etwas geändert. So steht es jetzt.',
      'Vorher war es {{booking.before}}.',
      '{{reason}}',
      '{{booking.notes}}',
    ),
    button: 'Buchung öffnen',
    short: '{{change|Geändert}}: {{booking.service}}, {{booking.date}} um {{booking.time}}.',
  },
  agent_booking_message: {
    subject: 'Nachricht von {{customer.name|einem Gast}}: {{booking.service}}',
    heading: 'Nachricht von {{customer.name|einem Gast}}',
    body: text('{{message.text}}', '{{message.files}}'),
    button: 'Gespräch öffnen',
    short: '{{customer.name|Ein Gast}}: {{message.text|Dateien}}',
  },
  agent_completion_answered: {
    subject: '{{completion.answer|Beantwortet}}: {{booking.service}} [{{booking.number}}]',
    heading: '{{completion.answer|Beantwortet}}: {{booking.service}}',
    body: text(
      'Sie haben diese Arbeit als erledigt gemeldet, für: {{customer.name|einen Gast}}. Dazu gibt es Neues.',
      '{{completion.issues}}',
    ),
    button: 'Buchung öffnen',
    short: '{{completion.answer|Beantwortet}}: {{booking.service}} für {{customer.name|einen Gast}}.',
  },
  agent_completion_escalated: {
    subject: 'Braucht Sie: {{booking.service}} ist nicht bestätigt [{{booking.number}}]',
    heading: 'Eine erledigte Buchung braucht Sie',
    body: text(
      '{{customer.name|Der Gast}} hat nicht gesagt, ob die Arbeit erledigt ist.',
      'Gefragt haben wir: {{completion.requested_at}}.',
      'Nehmen Sie Kontakt auf, und schreiben Sie auf, was dabei herauskommt.',
    ),
    button: 'Buchung öffnen',
    short:
      'Nicht bestätigt: {{booking.service}} ({{booking.number}}). Bitte nehmen Sie Kontakt auf mit: {{customer.name|dem Gast}}.',
  },
  agent_review_published: {
    subject: '{{review.rating}} von 5: {{booking.service}}',
    heading: 'Ihre Arbeit wurde bewertet',
    body: text(
      '{{customer.name|Ein Gast}} gibt Ihnen {{review.rating}} von 5. Alle können es jetzt lesen.',
      '{{review.text}}',
    ),
    button: 'Buchung öffnen',
    short: '{{customer.name|Ein Gast}} gibt Ihnen {{review.rating}} von 5 für {{booking.service}}.',
  },
}
