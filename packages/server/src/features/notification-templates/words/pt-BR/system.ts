import { type Family, type SystemKind, text } from '../family.ts'

export const system: Family<SystemKind> = {
  announcement: {
    subject: '{{announcement.title}}',
    heading: '{{announcement.title}}',
    body: text('Olá {{recipient.first_name}},', '{{announcement.text}}'),
    button: 'Ler mais',
    short: '{{announcement.title}}: {{announcement.text}}',
  },
  status_notice: {
    subject: '{{incident.status}}: {{incident.title}}',
    heading: '{{incident.title}}',
    body: '{{incident.text}}',
    button: 'Ver a página de status',
    short: '{{incident.status}}: {{incident.title}}',
  },
  invitation: {
    subject: 'Participe de {{workspace.name}} no Deskbell',
    heading: 'Participe de {{workspace.name}}',
    body: text(
      '{{inviter.name|Sua equipe}} convidou você para atender clientes de {{workspace.name}}.',
      'O convite vale por uma semana. Se você não o esperava, não precisa fazer nada.',
    ),
    button: 'Aceitar o convite',
    short: 'Você foi convidado a atender clientes de {{workspace.name}}.',
  },
  magic_link: {
    subject: 'Seu link para suas solicitações em {{workspace.name}}',
    heading: 'Veja suas solicitações',
    body: text(
      'Olá {{recipient.first_name}},',
      'Este link abre suas solicitações em {{workspace.name}}. Não o compartilhe.',
      'Ele funciona por {{link.minutes}} minutos.',
      'Se você não pediu o link, não precisa fazer nada.',
    ),
    button: 'Abrir suas solicitações',
    short: 'Seu link para suas solicitações em {{workspace.name}}.',
  },
  password_link: {
    subject: 'Escolha uma nova senha para o Deskbell',
    heading: 'Escolha uma nova senha',
    body: text(
      'O link funciona uma vez. Você sairá da conta em todos os outros lugares.',
      'Ele funciona por {{link.minutes}} minutos.',
      'Se você não pediu o link, não precisa fazer nada: sua senha continua a mesma.',
    ),
    button: 'Escolher uma senha',
    short: 'Seu link para escolher uma nova senha.',
  },
  digest: {
    subject: 'Novidades de {{workspace.name}}: {{digest.count}}',
    heading: 'O que há de novo',
    body: text('Olá {{recipient.first_name}},', 'Isto se juntou desde a última mensagem.', '{{digest.items}}'),
    button: 'Ver tudo',
    short: 'Novidades de {{workspace.name}}: {{digest.count}}',
  },
}
