import type { ChoicesCatalogue } from './en.ts'

const ptBR: ChoicesCatalogue = {
  title: 'O que você recebe',
  back: 'Voltar às notificações',
  lead: 'Escolha como avisamos sobre cada assunto. As mudanças valem na hora.',

  booking: 'Agendamentos',
  payment: 'Pagamentos e pedidos',
  review: 'Avaliações',
  support: 'Suas solicitações',
  system: 'Avisos',
  email: 'E-mail',
  sms: 'SMS',
  whatsapp: 'WhatsApp',
  push: 'Push',
  in_app: 'Aqui',
  always: 'O que você mesmo pede, como um link para entrar, chega sempre por e-mail.',

  device: 'Este aparelho',
  pushOff: 'Podemos mostrar uma notificação neste aparelho com esta página fechada. Seu navegador pergunta antes.',
  pushOn: 'Este aparelho mostra notificações, mesmo com esta página fechada.',
  pushDenied:
    'Você bloqueou as notificações deste site. Para permitir, mude isso nas configurações do navegador para este site.',
  pushUnsupported: 'Este navegador não consegue mostrar notificações desta página.',
  pushTaken: 'As notificações deste site já são usadas por outra parte dele.',
  turnOn: 'Ativar notificações',
  turnOff: 'Desativar notificações',
  pushFailed: 'Não deu certo. {why}',
  pushBroken: 'Seu navegador não conseguiu configurar isso. Em uma janela anônima, por exemplo, não dá.',

  often: 'Com que frequência chega e-mail',
  at_once: 'Na hora',
  hourly: 'Reunidos, a cada hora',
  daily: 'Reunidos, todo dia às 9:00',
  weekly: 'Reunidos, às segundas às 9:00',
  oftenHint: 'O que é urgente chega na hora.',

  quiet: 'Horário de silêncio',
  quietHint: 'Nesse horário só chega o que é urgente. O resto vem depois.',
  from: 'Das',
  to: 'Até',

  zone: 'Fuso horário',
  zoneNow: 'Lá são {time} agora.',
  zoneHere: 'Usar o deste aparelho: {zone}',

  saving: 'Salvando',
  saved: 'Salvo.',
  undo: 'Desfazer',
  undone: 'Desfeito.',
  notSaved: 'Não foi salvo. {why}',
  nobody: 'Nada para escolher ainda',
  nobodyHint: 'Depois de escrever para nós, você escolhe aqui o que recebe.',
  begin: 'Iniciar uma conversa',
}

export default ptBR
