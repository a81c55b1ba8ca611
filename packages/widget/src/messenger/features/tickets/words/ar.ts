import type { TicketsCatalogue } from './en.ts'

const ar: TicketsCatalogue = {
  open: 'وصل',
  assigned: 'وصل',
  in_progress: 'قيد العمل',
  waiting: 'بانتظار ردك',
  resolved: 'تم حلّه',
  closed: 'مغلق',

  details: 'تفاصيل {number}',
  kind: 'النوع',
  sentOn: 'أُرسل',
  expected: 'توقّع ردًا قبل {time}.',
  followsUp: 'هذا يتابع طلبًا سابقًا.',
  attached: { one: 'ملف واحد', two: 'ملفان', few: '# ملفات', other: '# ملفًا' },

  nowIs: '{number} الآن: {status}',
  isResolved: 'هل حُلّت المسألة؟',
  isResolvedHint: 'إن لم تُحلّ، فأعد فتح الطلب وأخبرنا بما ينقص.',
  reopen: 'إعادة فتح الطلب',
  reopened: 'أُعيد فتحه. أخبرنا بما ينقص.',
  isClosed: 'هذا الطلب مغلق. ردّك يبدأ طلبًا جديدًا يتابعه.',
  notDone: 'لم ينجح ذلك. {why}',

  rate: 'كيف كانت خدمتنا؟',
  score1: 'سيئة جدًا',
  score2: 'سيئة',
  score3: 'مقبولة',
  score4: 'جيدة',
  score5: 'جيدة جدًا',
  comment: 'هل تود إضافة شيء؟ (اختياري)',
  sendComment: 'إرسال التقييم',
  rated: 'تقييمك: {score}. شكرًا لك.',
  change: 'تغيير التقييم',

  missing: 'هذا الطلب ليس هنا',
  missingHint: 'ربما يخص حسابًا آخر، أو أن هذا المتصفح لا يعرفك بعد.',
  toMessages: 'عرض الرسائل',
}

export default ar
