import type { TicketsCatalogue } from './en.ts'

const ptBR: TicketsCatalogue = {
  open: 'Recebida',
  assigned: 'Recebida',
  in_progress: 'Em andamento',
  waiting: 'Precisa da sua resposta',
  resolved: 'Resolvida',
  closed: 'Encerrada',

  details: 'Detalhes de {number}',
  kind: 'Tipo',
  sentOn: 'Enviada',
  expected: 'Espere uma resposta até {time}.',
  followsUp: 'Esta continua uma solicitação anterior.',
  attached: { one: '# arquivo', other: '# arquivos' },

  nowIs: '{number} agora está: {status}',
  isResolved: 'Isto foi resolvido?',
  isResolvedHint: 'Se não foi, reabra e diga o que falta.',
  reopen: 'Reabrir solicitação',
  reopened: 'Reaberta. Diga o que falta.',
  isClosed: 'Esta está encerrada. Sua resposta começa uma continuação.',
  notDone: 'Não deu certo. {why}',

  rate: 'Como fomos?',
  score1: 'Muito ruim',
  score2: 'Ruim',
  score3: 'Razoável',
  score4: 'Bom',
  score5: 'Muito bom',
  comment: 'Quer acrescentar algo? (opcional)',
  sendComment: 'Enviar avaliação',
  rated: 'Sua avaliação: {score}. Obrigado.',
  change: 'Mudar avaliação',

  missing: 'Esta solicitação não está aqui',
  missingHint: 'Talvez seja de outra conta, ou este navegador ainda não conhece você.',
  toMessages: 'Mostrar mensagens',
}

export default ptBR
