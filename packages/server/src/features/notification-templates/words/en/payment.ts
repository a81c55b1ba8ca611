import { type Family, type PaymentKind, text } from '../family.ts'

export const payment: Family<PaymentKind> = {
  order_confirmation: {
    subject: 'We have your order {{order.number}}',
    heading: 'We have your order',
    body: text(
      'Hello {{recipient.first_name}},',
      'Thank you. Your order has the number {{order.number}}. We tell you when it is ready.',
    ),
    button: 'See your order',
    short: 'We have your order {{order.number}}. We tell you when it is ready.',
  },
  order_ready: {
    subject: 'Your order {{order.number}} is ready',
    heading: 'Your order is ready',
    body: text('Hello {{recipient.first_name}},', 'Order {{order.number}} is ready for you.'),
    button: 'See your order',
    short: 'Your order {{order.number}} is ready.',
  },
  payment_received: {
    subject: 'We received your payment of {{payment.amount}}',
    heading: 'Payment received',
    body: text(
      'Hello {{recipient.first_name}},',
      'We received {{payment.amount}}. Thank you. There is nothing else to do.',
    ),
    button: 'See the receipt',
    short: 'We received your payment of {{payment.amount}}. Thank you.',
  },
  invoice_reminder: {
    subject: 'Invoice {{invoice.number}} is due on {{invoice.due_at}}',
    heading: 'An invoice is due',
    body: text(
      'Hello {{recipient.first_name}},',
      'Invoice {{invoice.number}} of {{invoice.amount}} is due on {{invoice.due_at}}.',
      'If you have paid already, there is nothing to do.',
    ),
    button: 'See the invoice',
    short: 'Invoice {{invoice.number}} of {{invoice.amount}} is due on {{invoice.due_at}}.',
  },
}
