import { type Family, type PaymentKind, text } from '../family.ts'

export const payment: Family<PaymentKind> = {
  order_confirmation: {
    subject: 'وصلنا طلب الشراء {{order.number}}',
    heading: 'وصلنا طلب الشراء',
    body: text('مرحبًا {{recipient.first_name}}،', 'شكرًا لك. رقم طلب الشراء هو {{order.number}}. نخبرك حين يصبح جاهزًا.'),
    button: 'عرض طلب الشراء',
    short: 'وصلنا طلب الشراء {{order.number}}. نخبرك حين يصبح جاهزًا.',
  },
  order_ready: {
    subject: 'طلب الشراء {{order.number}} جاهز',
    heading: 'طلب الشراء جاهز',
    body: text('مرحبًا {{recipient.first_name}}،', 'طلب الشراء {{order.number}} جاهز لك.'),
    button: 'عرض طلب الشراء',
    short: 'طلب الشراء {{order.number}} جاهز.',
  },
  payment_received: {
    subject: 'وصلتنا دفعتك: {{payment.amount}}',
    heading: 'وصلتنا دفعتك',
    body: text('مرحبًا {{recipient.first_name}}،', 'وصلنا مبلغ {{payment.amount}}. شكرًا لك. لا داعي لفعل شيء آخر.'),
    button: 'عرض الإيصال',
    short: 'وصلتنا دفعتك: {{payment.amount}}. شكرًا لك.',
  },
  invoice_reminder: {
    subject: 'الفاتورة {{invoice.number}} مستحقة في {{invoice.due_at}}',
    heading: 'فاتورة مستحقة',
    body: text(
      'مرحبًا {{recipient.first_name}}،',
      'الفاتورة {{invoice.number}} بمبلغ {{invoice.amount}} مستحقة في {{invoice.due_at}}.',
      'إذا كنت قد دفعت فلا داعي لفعل شيء.',
    ),
    button: 'عرض الفاتورة',
    short: 'الفاتورة {{invoice.number}} بمبلغ {{invoice.amount}} مستحقة في {{invoice.due_at}}.',
  },
}
