import type { NotesCatalogue } from './en.ts'

const ar: NotesCatalogue = {
  assigned: 'يتولى {name} هذه المحادثة الآن',
  unassigned: 'هذه المحادثة بانتظار من يتولاها',
  closedBy: 'أغلق {name} هذه المحادثة. اكتب من جديد لإعادة فتحها.',
  closedBySystem: 'أُغلقت هذه المحادثة. اكتب من جديد لإعادة فتحها.',
  reopenedBy: 'أعاد {name} فتح هذه المحادثة',
  reopenedByYou: 'أعدت فتح هذه المحادثة',
  stepOpen: 'رقم طلبك هو {number}',
  stepWorking: 'نعمل على {number}',
  stepWaiting: '{number} بانتظار ردك',
  stepResolved: 'تم حل {number}. اكتب لنا مجددًا إن لم يكن كذلك.',
  stepClosed: 'أُغلق {number}',
}

export default ar
