import type { BookingsCatalogue } from './en.ts'

const ar: BookingsCatalogue = {
  title: 'حجوزاتك',
  back: 'العودة إلى حجوزاتك',
  home: 'العودة إلى البداية',
  next: 'حجزك',
  all: 'كل حجوزاتك',
  ahead: 'القادمة',
  earlier: 'السابقة',
  none: 'ستظهر حجوزاتك هنا',
  noneHint: 'سترى متى ينطلق من سيأتي إليك، ويمكنك السؤال عن حجزك في أي وقت.',
  older: 'عرض حجوزات أقدم',
  about: 'حجزك {number}، {service}',
}

export default ar
