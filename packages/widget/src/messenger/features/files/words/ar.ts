import type { FilesCatalogue } from './en.ts'

const ar: FilesCatalogue = {
  attach: 'إرفاق ملفات',
  photo: 'التقاط صورة',
  drop: 'يمكنك أيضًا سحبها أو لصقها هنا.',
  limits: 'حتى {count} ملفات، كل منها {size}',
  list: 'الملفات المرفقة',
  sending: 'جارٍ إرسال {name}',
  ready: 'أُرفق {name}',
  remove: 'إزالة {name}',
  cancel: 'إيقاف إرسال {name}',
  again: 'إعادة إرسال {name}',
  waiting: 'في انتظار الاتصال',
  failed: 'لم يُرسل. انقطع الاتصال.',
  tooLarge: 'لم يُرفق. حجمه {size}، والحد الأقصى {most}.',
  empty: 'لم يُرفق. الملف فارغ.',
  tooMany: {
    one: 'يمكن إرسال ملف واحد فقط معه.',
    two: 'يمكن إرسال ملفين فقط معه.',
    few: 'يمكن إرسال # ملفات فقط معه.',
    other: 'يمكن إرسال # ملفًا فقط معه.',
  },
  unopened: 'تعذّر فتح {name} الآن.',
  automatic: 'أُرسلت تلقائيًا',
  quoted: 'رسائل سابقة',
}

export default ar
