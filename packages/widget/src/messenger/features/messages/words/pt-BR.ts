import type { MessagesCatalogue } from './en.ts'

const ptBR: MessagesCatalogue = {
  noMessages: 'Suas conversas ficam aqui',
  noMessagesHint: 'Pergunte o que quiser. Você pode sair da página e voltar para ver a resposta.',
  newConversation: 'Nova conversa',
  older: 'Mostrar conversas mais antigas',
}

export default ptBR
