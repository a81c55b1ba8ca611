import type { NoticesCatalogue } from './en.ts'

const ar: NoticesCatalogue = {
  title: 'الإشعارات',
  unread: {
    one: 'إشعار واحد غير مقروء',
    two: 'إشعاران غير مقروءين',
    few: '# إشعارات غير مقروءة',
    other: '# إشعارًا غير مقروء',
  },
  back: 'العودة إلى البداية',
  toChoices: 'اختر ما يصلك',

  show: 'عرض',
  all: 'الكل',
  booking: 'الحجوزات',
  payment: 'المدفوعات',
  review: 'التقييمات',
  support: 'الدعم',
  system: 'الإعلانات',

  left: { one: 'واحد غير مقروء', two: 'اثنان غير مقروءين', few: '# غير مقروءة', other: '# غير مقروء' },
  markAll: 'تحديد الكل كمقروء',
  mark: 'تحديد كمقروء',
  new: 'غير مقروء',
  urgent: 'عاجل',
  high: 'مهم',
  newTab: 'يفتح علامة تبويب جديدة',
  older: 'عرض إشعارات أقدم',
  notRead: 'لم يُحدَّد كمقروء. {why}',
  stale: 'قد لا يكون هذا الأحدث. {why}',
  offline: 'أنت غير متصل.',
  unreachable: 'تعذّر الوصول إلينا الآن. حاول مرة أخرى بعد قليل.',

  empty: 'لا شيء بعد',
  emptyHint: 'عندما يطرأ جديد على طلباتك أو حجوزاتك أو مدفوعاتك، تجده هنا.',
  emptyCategory: 'لا شيء هنا',
  emptyCategoryHint: 'ليست لديك إشعارات من هذا النوع.',
  showAll: 'عرض الكل',
}

export default ar
