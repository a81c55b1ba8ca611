import { type Family, type PaymentKind, text } from '../family.ts'

export const payment: Family<PaymentKind> = {
  order_confirmation: {
    subject: 'Wir haben Ihre Bestellung {{order.number}}',
    heading: 'Wir haben Ihre Bestellung',
    body: text(
      'Guten Tag {{recipient.name}},',
      'danke. Ihre Bestellung hat die Nummer {{order.number}}. Wir sagen Ihnen, wenn sie bereit ist.',
    ),
    button: 'Bestellung ansehen',
    short: 'Wir haben Ihre Bestellung {{order.number}} und sagen Ihnen, wenn sie bereit ist.',
  },
  order_ready: {
    subject: 'Ihre Bestellung {{order.number}} ist bereit',
    heading: 'Ihre Bestellung ist bereit',
    body: text('Guten Tag {{recipient.name}},', 'die Bestellung {{order.number}} liegt für Sie bereit.'),
    button: 'Bestellung ansehen',
    short: 'Ihre Bestellung {{order.number}} ist bereit.',
  },
  payment_received: {
    subject: 'Wir haben Ihre Zahlung über {{payment.amount}} erhalten',
    heading: 'Zahlung erhalten',
    body: text('Guten Tag {{recipient.name}},', 'wir haben {{payment.amount}} erhalten. Danke. Mehr ist nicht zu tun.'),
    button: 'Beleg ansehen',
    short: 'Wir haben Ihre Zahlung über {{payment.amount}} erhalten. Danke.',
  },
  invoice_reminder: {
    subject: 'Rechnung {{invoice.number}} ist fällig: {{invoice.due_at}}',
    heading: 'Eine Rechnung ist fällig',
    body: text(
      'Guten Tag {{recipient.name}},',
      'die Rechnung {{invoice.number}} über {{invoice.amount}} ist fällig: {{invoice.due_at}}.',
      'Haben Sie schon bezahlt, ist nichts zu tun.',
    ),
    button: 'Rechnung ansehen',
    short: 'Rechnung {{invoice.number}} über {{invoice.amount}} ist fällig: {{invoice.due_at}}.',
  },
}
