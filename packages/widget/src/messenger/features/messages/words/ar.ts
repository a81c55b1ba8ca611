import type { MessagesCatalogue } from './en.ts'

const ar: MessagesCatalogue = {
  noMessages: 'ستظهر محادثاتك هنا',
  noMessagesHint: 'اسألنا ما تشاء. يمكنك مغادرة الصفحة والعودة لاحقًا لقراءة الرد.',
  newConversation: 'محادثة جديدة',
  older: 'عرض محادثات أقدم',
}

export default ar
