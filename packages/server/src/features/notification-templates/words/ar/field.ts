import { type Family, type FieldKind, text } from '../family.ts'

export const field: Family<FieldKind> = {
  agent_booking_assigned: {
    subject: 'لك: {{booking.service}}، {{booking.date}} في {{booking.time}}',
    heading: 'لديك حجز جديد',
    body: text('ينتظرك {{customer.name|عميل}}. إليك كل التفاصيل.', '{{booking.notes}}', '{{booking.checklist}}'),
    button: 'فتح الحجز',
    short: 'جديد لك: {{booking.service}}، {{booking.date}} في {{booking.time}}.',
  },
  agent_booking_changed: {
    subject: '{{change|تغيير}}: {{booking.service}}، {{booking.date}} في {{booking.time}}',
    heading: '{{change|تغيير}}: {{booking.service}}',
    body: text(
      'تغير شيء في مواعيدك. هذا ما هو عليه الآن.',
      'كان الموعد السابق: {{booking.before}}.',
      '{{reason}}',
      '{{booking.notes}}',
    ),
    button: 'فتح الحجز',
    short: '{{change|تغيير}}: {{booking.service}}، {{booking.date}} في {{booking.time}}.',
  },
  agent_booking_message: {
    subject: 'رسالة من {{customer.name|عميل}}: {{booking.service}}',
    heading: 'رسالة من {{customer.name|عميل}}',
    body: text('{{message.text}}', '{{message.files}}'),
    button: 'فتح المحادثة',
    short: '{{customer.name|عميل}}: {{message.text|ملفات}}',
  },
  agent_completion_answered: {
    subject: '{{completion.answer|وصل الرد}}: {{booking.service}} [{{booking.number}}]',
    heading: '{{completion.answer|وصل الرد}}: {{booking.service}}',
    body: text('أبلغتنا أن هذا العمل لصالح {{customer.name|عميل}} اكتمل. هناك جديد بشأنه.', '{{completion.issues}}'),
    button: 'فتح الحجز',
    short: '{{completion.answer|وصل الرد}}: {{booking.service}} لصالح {{customer.name|عميل}}.',
  },
  agent_completion_escalated: {
    subject: 'يحتاج إليك: لم يؤكَّد {{booking.service}} [{{booking.number}}]',
    heading: 'حجز مكتمل يحتاج إليك',
    body: text(
      'لم يقل {{customer.name|العميل}} بعد هل اكتمل العمل.',
      'وقت السؤال: {{completion.requested_at}}.',
      'نرجو أن تتواصل مع العميل، وأن تسجل النتيجة.',
    ),
    button: 'فتح الحجز',
    short: 'لم يؤكَّد: {{booking.service}} ({{booking.number}}). نرجو التواصل مع {{customer.name|العميل}}.',
  },
  agent_review_published: {
    subject: '{{review.rating}} من 5: {{booking.service}}',
    heading: 'هناك تقييم لعملك',
    body: text('منحك {{customer.name|عميل}} {{review.rating}} من 5. يستطيع الجميع قراءته الآن.', '{{review.text}}'),
    button: 'فتح الحجز',
    short: 'منحك {{customer.name|عميل}} {{review.rating}} من 5 على {{booking.service}}.',
  },
}
