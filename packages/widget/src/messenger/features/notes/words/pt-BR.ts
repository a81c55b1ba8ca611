import type { NotesCatalogue } from './en.ts'

const ptBR: NotesCatalogue = {
  assigned: '{name} agora cuida desta conversa',
  unassigned: 'Esta conversa espera por alguém que a assuma',
  closedBy: '{name} encerrou esta conversa. Escreva de novo para reabri-la.',
  closedBySystem: 'Esta conversa foi encerrada. Escreva de novo para reabri-la.',
  reopenedBy: '{name} reabriu esta conversa',
  reopenedByYou: 'Você reabriu esta conversa',
  stepOpen: 'Seu pedido tem o número {number}',
  stepWorking: 'Estamos cuidando de {number}',
  stepWaiting: '{number} aguarda sua resposta',
  stepResolved: '{number} foi resolvido. Se não, escreva de novo.',
  stepClosed: '{number} está encerrado',
}

export default ptBR
