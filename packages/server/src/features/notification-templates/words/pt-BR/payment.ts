import { type Family, type PaymentKind, text } from '../family.ts'

export const payment: Family<PaymentKind> = {
  order_confirmation: {
    subject: 'Recebemos seu pedido {{order.number}}',
    heading: 'Recebemos seu pedido',
    body: text(
      'Olá {{recipient.first_name}},',
      'Obrigado. Seu pedido tem o número {{order.number}}. Avisamos quando estiver pronto.',
    ),
    button: 'Ver seu pedido',
    short: 'Recebemos seu pedido {{order.number}}. Avisamos quando estiver pronto.',
  },
  order_ready: {
    subject: 'Seu pedido {{order.number}} está pronto',
    heading: 'Seu pedido está pronto',
    body: text('Olá {{recipient.first_name}},', 'O pedido {{order.number}} está pronto para você.'),
    button: 'Ver seu pedido',
    short: 'Seu pedido {{order.number}} está pronto.',
  },
  payment_received: {
    subject: 'Recebemos seu pagamento de {{payment.amount}}',
    heading: 'Pagamento recebido',
    body: text(
      'Olá {{recipient.first_name}},',
      'Recebemos {{payment.amount}}. Obrigado. Você não precisa fazer mais nada.',
    ),
    button: 'Ver o recibo',
    short: 'Recebemos seu pagamento de {{payment.amount}}. Obrigado.',
  },
  invoice_reminder: {
    subject: 'A fatura {{invoice.number}} vence em {{invoice.due_at}}',
    heading: 'Uma fatura está para vencer',
    body: text(
      'Olá {{recipient.first_name}},',
      'A fatura {{invoice.number}} de {{invoice.amount}} vence em {{invoice.due_at}}.',
      'Se você já pagou, não precisa fazer nada.',
    ),
    button: 'Ver a fatura',
    short: 'A fatura {{invoice.number}} de {{invoice.amount}} vence em {{invoice.due_at}}.',
  },
}
