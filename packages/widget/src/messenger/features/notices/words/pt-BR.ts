import type { NoticesCatalogue } from './en.ts'

const ptBR: NoticesCatalogue = {
  title: 'Notificações',
  unread: { one: '# notificação não lida', other: '# notificações não lidas' },
  back: 'Voltar ao início',
  toChoices: 'Escolher o que você recebe',

  show: 'Mostrar',
  all: 'Todas',
  booking: 'Agendamentos',
  payment: 'Pagamentos',
  review: 'Avaliações',
  support: 'Atendimento',
  system: 'Avisos',

  left: { one: '# não lida', other: '# não lidas' },
  markAll: 'Marcar todas como lidas',
  mark: 'Marcar como lida',
  new: 'Não lida',
  urgent: 'Urgente',
  high: 'Importante',
  newTab: 'abre uma nova aba',
  older: 'Mostrar notificações mais antigas',
  notRead: 'Não foi marcada como lida. {why}',
  stale: 'Isto pode não ser o mais recente. {why}',
  offline: 'Você está sem conexão.',
  unreachable: 'Não conseguimos conexão agora. Tente de novo daqui a pouco.',

  empty: 'Nada ainda',
  emptyHint: 'Quando algo acontecer com suas solicitações, agendamentos ou pagamentos, você encontra aqui.',
  emptyCategory: 'Nada aqui',
  emptyCategoryHint: 'Você não tem notificações deste tipo.',
  showAll: 'Mostrar todas',
}

export default ptBR
