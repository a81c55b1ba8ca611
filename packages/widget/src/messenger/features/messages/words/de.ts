import type { MessagesCatalogue } from './en.ts'

const de: MessagesCatalogue = {
  noMessages: 'Hier stehen Ihre Gespräche',
  noMessagesHint: 'Fragen Sie uns. Sie können die Seite verlassen und später zur Antwort zurückkehren.',
  newConversation: 'Neues Gespräch',
  older: 'Ältere Gespräche zeigen',
}

export default de
