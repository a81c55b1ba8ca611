import { type Family, type SupportKind, text } from '../family.ts'

export const support: Family<SupportKind> = {
  ticket_created: {
    subject: 'وصلنا طلبك: {{ticket.subject}} [#{{ticket.number}}]',
    heading: 'وصلنا طلبك',
    body: text(
      'مرحبًا {{recipient.first_name}}،',
      'شكرًا لمراسلتنا. رقم طلبك هو #{{ticket.number}}.',
      'توقّع الرد قبل {{expected_response}}.',
      'إذا لم تكتب إلينا فلا داعي لفعل شيء.',
    ),
    button: 'عرض طلبك',
    short: 'وصلنا طلبك #{{ticket.number}}: {{ticket.subject}}',
  },
  ticket_reply: {
    subject: 'رد: {{ticket.subject}} [#{{ticket.number}}]',
    heading: 'رد من {{message.author|فريقنا}}',
    body: text('{{message.text}}', '{{message.files}}'),
    button: 'فتح المحادثة',
    short: '{{message.author|فريقنا}}: {{message.text|ملفات لك}}',
  },
  ticket_resolved: {
    subject: 'حُلّ طلبك: {{ticket.subject}} [#{{ticket.number}}]',
    heading: 'حُلّ طلبك',
    body: text(
      'مرحبًا {{recipient.first_name}}،',
      'حُلّ طلبك #{{ticket.number}}.',
      '{{ticket.summary}}',
      'إن لم يكن كذلك فأجب، ونعود إلى العمل عليه.',
      '{{survey.url}}',
    ),
    button: 'عرض طلبك',
    short: 'حُلّ طلبك: {{ticket.subject}} (#{{ticket.number}})',
  },
  ticket_closed: {
    subject: 'أُغلق طلبك: {{ticket.subject}} [#{{ticket.number}}]',
    heading: 'أُغلق طلبك',
    body: text(
      'مرحبًا {{recipient.first_name}}،',
      'أُغلق طلبك #{{ticket.number}}.',
      'إن بقي لديك ما تقوله فاكتب لنا هناك، ونواصل من حيث توقفنا.',
    ),
    button: 'عرض طلبك',
    short: 'أُغلق طلبك: {{ticket.subject}} (#{{ticket.number}})',
  },
  ticket_close_warned: {
    subject: 'سيُغلق قريبًا: {{ticket.subject}} [#{{ticket.number}}]',
    heading: 'هل تم كل شيء؟',
    body: text(
      'مرحبًا {{recipient.first_name}}،',
      'حُلّ طلبك #{{ticket.number}}، ولم يصلنا منك شيء بعد ذلك.',
      'سيُغلق بعد {{ticket.closes_at}}.',
      'إن كان ينقص شيء فأجب قبل ذلك. وإلا فلا داعي لفعل شيء.',
    ),
    button: 'عرض طلبك',
    short: 'سيُغلق طلبك #{{ticket.number}} قريبًا. أجب إن كان ينقص شيء.',
  },
  agent_ticket_created: {
    subject: 'جديد: {{ticket.subject}} [#{{ticket.number}}]',
    heading: 'طلب جديد من {{customer.name|زائر}}',
    body: text('{{message.text}}', '{{message.files}}'),
    button: 'فتح الطلب',
    short: 'جديد من {{customer.name|زائر}}: {{ticket.subject}} (#{{ticket.number}})',
  },
  agent_ticket_reply: {
    subject: 'رد العميل: {{ticket.subject}} [#{{ticket.number}}]',
    heading: 'رد من {{customer.name|زائر}}',
    body: text('{{message.text}}', '{{message.files}}'),
    button: 'فتح الطلب',
    short: '{{customer.name|زائر}} في #{{ticket.number}}: {{message.text|ملفات}}',
  },
  agent_ticket_escalated: {
    subject: 'يحتاج إليك: {{ticket.subject}} [#{{ticket.number}}]',
    heading: 'طلب يحتاج إليك',
    body: text('صُعّد الطلب #{{ticket.number}} من {{customer.name|زائر}}.', '{{reason}}'),
    button: 'فتح الطلب',
    short: 'يحتاج إليك: {{ticket.subject}} (#{{ticket.number}}). {{reason}}',
  },
  agent_mentioned: {
    subject: 'ذكرك {{mention.author|أحد أفراد الفريق}}: {{ticket.subject}} [#{{ticket.number}}]',
    heading: 'ذكرك {{mention.author|أحد أفراد الفريق}}',
    body: text('في ملاحظة على الطلب #{{ticket.number}}:', '{{mention.text}}'),
    button: 'فتح الملاحظة',
    short: '{{mention.author|أحد أفراد الفريق}} في #{{ticket.number}}: {{mention.text}}',
  },
}
