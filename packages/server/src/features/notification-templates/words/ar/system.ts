import { type Family, type SystemKind, text } from '../family.ts'

export const system: Family<SystemKind> = {
  announcement: {
    subject: '{{announcement.title}}',
    heading: '{{announcement.title}}',
    body: text('مرحبًا {{recipient.first_name}}،', '{{announcement.text}}'),
    button: 'اقرأ المزيد',
    short: '{{announcement.title}}: {{announcement.text}}',
  },
  status_notice: {
    subject: '{{incident.status}}: {{incident.title}}',
    heading: '{{incident.title}}',
    body: '{{incident.text}}',
    button: 'عرض صفحة الحالة',
    short: '{{incident.status}}: {{incident.title}}',
  },
  invitation: {
    subject: 'انضم إلى {{workspace.name}} على Deskbell',
    heading: 'انضم إلى {{workspace.name}}',
    body: text(
      'دعاك {{inviter.name|فريقك}} إلى الرد على عملاء {{workspace.name}}.',
      'تسري الدعوة أسبوعًا. إن لم تكن تتوقعها فلا داعي لفعل شيء.',
    ),
    button: 'قبول الدعوة',
    short: 'أنت مدعو إلى الرد على عملاء {{workspace.name}}.',
  },
  magic_link: {
    subject: 'رابط طلباتك لدى {{workspace.name}}',
    heading: 'اعرض طلباتك',
    body: text(
      'مرحبًا {{recipient.first_name}}،',
      'يفتح هذا الرابط طلباتك لدى {{workspace.name}}. لا تشاركه مع أحد.',
      'مدة صلاحيته بالدقائق: {{link.minutes}}.',
      'إن لم تطلبه فلا داعي لفعل شيء.',
    ),
    button: 'فتح طلباتك',
    short: 'رابط طلباتك لدى {{workspace.name}}.',
  },
  password_link: {
    subject: 'اختر كلمة مرور جديدة لحسابك في Deskbell',
    heading: 'اختر كلمة مرور جديدة',
    body: text(
      'يعمل الرابط مرة واحدة، ثم يُسجَّل خروجك من كل مكان آخر.',
      'مدة صلاحيته بالدقائق: {{link.minutes}}.',
      'إن لم تطلبه فلا داعي لفعل شيء: تبقى كلمة مرورك كما هي.',
    ),
    button: 'اختيار كلمة مرور',
    short: 'رابط لاختيار كلمة مرور جديدة.',
  },
  digest: {
    subject: 'جديد {{workspace.name}}: {{digest.count}}',
    heading: 'ما الجديد',
    body: text('مرحبًا {{recipient.first_name}}،', 'هذا ما اجتمع منذ رسالتنا الأخيرة.', '{{digest.items}}'),
    button: 'عرض الكل',
    short: 'جديد {{workspace.name}}: {{digest.count}}',
  },
}
