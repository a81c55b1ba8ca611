import { type BookingKind, type Family, text } from '../family.ts'

export const booking: Family<BookingKind> = {
  booking_confirmed: {
    subject: 'Confirmado: {{booking.service}}, {{booking.date}} às {{booking.time}}',
    heading: 'Sua reserva está confirmada',
    body: text(
      'Olá {{recipient.first_name}},',
      'Esperamos por você. Aqui está tudo o que importa.',
      '{{booking.notes}}',
      '{{booking.checklist}}',
      '{{booking.update_schedule}}',
    ),
    button: 'Gerenciar sua reserva',
    short: 'Confirmado: {{booking.service}}, {{booking.date}} às {{booking.time}}.',
  },
  booking_reminder_24h: {
    subject: '{{booking.service}}: {{booking.starts_in|amanhã}}, às {{booking.time}}',
    heading: 'Seu horário é {{booking.starts_in|amanhã}}',
    body: text(
      'Olá {{recipient.first_name}},',
      'Lembramos você do seu horário. Se ele não serve mais, mude agora.',
      '{{booking.notes}}',
      '{{booking.checklist}}',
    ),
    button: 'Gerenciar sua reserva',
    short: '{{booking.service}}: {{booking.starts_in|amanhã}}, às {{booking.time}}. Para mudar, abra sua reserva.',
  },
  booking_reminder_2h: {
    subject: '{{booking.service}}: {{booking.starts_in|em 2 horas}}, às {{booking.time}}',
    heading: 'Seu horário é {{booking.starts_in|em 2 horas}}',
    body: text(
      'Olá {{recipient.first_name}},',
      'Começamos às {{booking.time}}. Por favor, tenha tudo à mão.',
      '{{booking.notes}}',
      '{{booking.checklist}}',
    ),
    button: 'Abrir sua reserva',
    short: '{{booking.service}}: {{booking.starts_in|em 2 horas}}, às {{booking.time}}.',
  },
  booking_reminder_1h: {
    subject: '{{booking.service}}: {{booking.starts_in|em 1 hora}}, às {{booking.time}}',
    heading: 'Seu horário é {{booking.starts_in|em 1 hora}}',
    body: text(
      'Olá {{recipient.first_name}},',
      'Começamos às {{booking.time}}. Se surgiu algum imprevisto, avise agora.',
      '{{booking.notes}}',
      '{{booking.checklist}}',
    ),
    button: 'Abrir sua reserva',
    short:
      '{{booking.service}}: {{booking.starts_in|em 1 hora}}, às {{booking.time}}. Se surgiu algum imprevisto, avise agora.',
  },
  booking_on_way: {
    subject: 'A caminho: {{booking.service}}',
    heading: 'A caminho de você: {{booking.provider|nossa equipe}}',
    body: text(
      'Olá {{recipient.first_name}},',
      'Chegada prevista: {{booking.eta}}.',
      'Por favor, esteja no local combinado.',
    ),
    button: 'Acompanhar sua reserva',
    short: 'A caminho de você: {{booking.provider|nossa equipe}}. Chegada: {{booking.eta|em breve}}.',
  },
  booking_arrived: {
    subject: 'Chegada ao local: {{booking.service}}',
    heading: 'Já no local: {{booking.provider|nossa equipe}}',
    body: text(
      'Olá {{recipient.first_name}},',
      'O endereço é {{booking.place}}.',
      'Podemos começar assim que você estiver lá.',
    ),
    button: 'Abrir sua reserva',
    short: 'Já no local para {{booking.service}}: {{booking.provider|nossa equipe}}.',
  },
  booking_in_progress: {
    subject: 'Em andamento: {{booking.service}}',
    heading: 'O serviço começou',
    body: text('Olá {{recipient.first_name}},', 'Seu serviço está em andamento. Escrevemos de novo quando terminar.'),
    button: 'Acompanhar sua reserva',
    short: 'Em andamento: {{booking.service}}. Escrevemos de novo quando terminar.',
  },
  booking_completed: {
    subject: 'Concluído: {{booking.service}}',
    heading: 'Seu serviço foi concluído',
    body: text(
      'Olá {{recipient.first_name}},',
      'Obrigado pela confiança. Se algo não ficou como combinado, diga para nós.',
      '{{booking.notes}}',
    ),
    button: 'Ver sua reserva',
    short: 'Concluído: {{booking.service}}. Se algo não ficou como combinado, diga para nós.',
  },
  booking_delayed: {
    subject: 'Atraso: {{booking.service}} às {{booking.time}}',
    heading: 'Vamos nos atrasar',
    body: text(
      'Olá {{recipient.first_name}},',
      'Pedimos desculpas: não conseguimos chegar no horário combinado.',
      'Nova chegada prevista: {{booking.eta}}.',
      'O motivo: {{booking.delay_reason}}',
      'Se não for possível para você, escolha outro horário.',
    ),
    button: 'Gerenciar sua reserva',
    short: 'Vamos nos atrasar para {{booking.service}}. Nova chegada: {{booking.eta|avisaremos}}.',
  },
  booking_rescheduled: {
    subject: 'Novo horário: {{booking.service}}, {{booking.date}} às {{booking.time}}',
    heading: 'Sua reserva tem um novo horário',
    body: text(
      'Olá {{recipient.first_name}},',
      'A partir de agora, vale o que está abaixo. O horário antigo foi liberado.',
      'Antes, era {{booking.before}}.',
      '{{booking.notes}}',
    ),
    button: 'Gerenciar sua reserva',
    short: 'Novo horário para {{booking.service}}: {{booking.date}} às {{booking.time}}.',
  },
  booking_cancelled: {
    subject: 'Cancelado: {{booking.service}}, {{booking.date}}',
    heading: 'Sua reserva foi cancelada',
    body: text(
      'Olá {{recipient.first_name}},',
      'Esta reserva não vai acontecer.',
      'O motivo: {{booking.cancel_reason}}',
      '{{booking.notes}}',
      'Se você não esperava por isso, escreva para nós.',
    ),
    button: 'Ver sua reserva',
    short: 'Cancelado: {{booking.service}}, {{booking.date}} às {{booking.time}}.',
  },
  completion_requested: {
    subject: 'Confirme, por favor: {{booking.service}} terminou',
    heading: 'O serviço terminou?',
    body: text(
      'Olá {{recipient.first_name}},',
      'Quem informou que o serviço terminou: {{booking.provider|nossa equipe}}. Confirme, por favor, ou diga o que falta.',
      'Responda, por favor, até este momento: {{completion.due_at}}. Depois disso, nosso suporte entra em contato com você.',
    ),
    button: 'Confirmar ou contestar',
    short: 'O serviço terminou? Confirme {{booking.service}}, por favor, ou diga o que falta.',
  },
  booking_message: {
    subject: 'Mensagem de {{message.author|nossa equipe}}: {{booking.service}}',
    heading: 'Mensagem de {{message.author|nossa equipe}}',
    body: text('{{message.text}}', '{{message.files}}'),
    button: 'Abrir a conversa',
    short: '{{message.author|Nossa equipe}}: {{message.text|arquivos para você}}',
  },
  completion_reminder: {
    subject: 'Ainda em aberto: {{booking.service}} terminou?',
    heading: 'O serviço terminou?',
    body: text(
      'Olá {{recipient.first_name}},',
      'Quem informou que o serviço terminou: {{booking.provider|nossa equipe}}. Ainda não tivemos uma resposta sua.',
      'Responda, por favor, até este momento: {{completion.due_at}}. Depois disso, nosso suporte entra em contato com você.',
    ),
    button: 'Confirmar ou contestar',
    short:
      '{{booking.service}} terminou? Confirme, por favor, ou diga o que falta, até este momento: {{completion.due_at}}.',
  },
  completion_verified: {
    subject: 'Tudo concluído: {{booking.service}}',
    heading: 'Sua reserva está concluída',
    body: text(
      'Olá {{recipient.first_name}},',
      'Obrigado pela confiança. Se ainda faltar algo, escreva para nós.',
      '{{review.url}}',
    ),
    button: 'Ver sua reserva',
    short: 'Tudo concluído: {{booking.service}}. Obrigado pela confiança.',
  },
  completion_disputed: {
    subject: 'Estamos verificando: {{booking.service}}',
    heading: 'Estamos verificando',
    body: text(
      'Olá {{recipient.first_name}},',
      'Você nos disse que algo não está certo. Esta reserva fica aberta até isso se resolver.',
      'Entramos em contato com você. Se houver mais a dizer, escreva para nós.',
    ),
    button: 'Ver sua reserva',
    short: 'Estamos verificando o que não está certo em {{booking.service}} e entramos em contato com você.',
  },
}
