import { type Family, type FieldKind, text } from '../family.ts'

export const field: Family<FieldKind> = {
  agent_booking_assigned: {
    subject: 'Para você: {{booking.service}}, {{booking.date}} às {{booking.time}}',
    heading: 'Você tem uma nova reserva',
    body: text(
      'Quem espera por você: {{customer.name|um cliente}}. Aqui está tudo o que importa.',
      '{{booking.notes}}',
      '{{booking.checklist}}',
    ),
    button: 'Abrir a reserva',
    short: 'Nova para você: {{booking.service}}, {{booking.date}} às {{booking.time}}.',
  },
  agent_booking_changed: {
    subject: '{{change|Alterado}}: {{booking.service}}, {{booking.date}} às {{booking.time}}',
    heading: '{{change|Alterado}}: {{booking.service}}',
    body: text(
      'Algo mudou na sua agenda. É assim que está agora.',
      'Antes, era {{booking.before}}.',
      '{{reason}}',
      '{{booking.notes}}',
    ),
    button: 'Abrir a reserva',
    short: '{{change|Alterado}}: {{booking.service}}, {{booking.date}} às {{booking.time}}.',
  },
  agent_booking_message: {
    subject: 'Mensagem de {{customer.name|um cliente}}: {{booking.service}}',
    heading: 'Mensagem de {{customer.name|um cliente}}',
    body: text('{{message.text}}', '{{message.files}}'),
    button: 'Abrir a conversa',
    short: '{{customer.name|Um cliente}}: {{message.text|arquivos}}',
  },
  agent_completion_answered: {
    subject: '{{completion.answer|Respondido}}: {{booking.service}} [{{booking.number}}]',
    heading: '{{completion.answer|Respondido}}: {{booking.service}}',
    body: text(
      'Você informou que este serviço terminou, para: {{customer.name|um cliente}}. Há novidades.',
      '{{completion.issues}}',
    ),
    button: 'Abrir a reserva',
    short: '{{completion.answer|Respondido}}: {{booking.service}} para {{customer.name|um cliente}}.',
  },
  agent_completion_escalated: {
    subject: 'Precisa de você: {{booking.service}} não foi confirmado [{{booking.number}}]',
    heading: 'Uma reserva concluída precisa de você',
    body: text(
      '{{customer.name|O cliente}} ainda não disse se o serviço terminou.',
      'Perguntamos em: {{completion.requested_at}}.',
      'Entre em contato e anote o resultado.',
    ),
    button: 'Abrir a reserva',
    short:
      'Não confirmado: {{booking.service}} ({{booking.number}}). Entre em contato com {{customer.name|o cliente}}.',
  },
  agent_review_published: {
    subject: '{{review.rating}} de 5: {{booking.service}}',
    heading: 'Há uma avaliação do seu trabalho',
    body: text(
      '{{customer.name|Um cliente}} deu a você {{review.rating}} de 5. Todos já podem ler.',
      '{{review.text}}',
    ),
    button: 'Abrir a reserva',
    short: '{{customer.name|Um cliente}} deu a você {{review.rating}} de 5 por {{booking.service}}.',
  },
}
