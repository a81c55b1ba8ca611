import { type Family, type SupportKind, text } from '../family.ts'

export const support: Family<SupportKind> = {
  ticket_created: {
    subject: 'Recebemos sua solicitação: {{ticket.subject}} [#{{ticket.number}}]',
    heading: 'Recebemos sua solicitação',
    body: text(
      'Olá {{recipient.first_name}},',
      'Obrigado por escrever. Sua solicitação tem o número #{{ticket.number}}.',
      'Espere uma resposta até {{expected_response}}.',
      'Se você não escreveu para nós, não precisa fazer nada.',
    ),
    button: 'Ver sua solicitação',
    short: 'Recebemos sua solicitação #{{ticket.number}}: {{ticket.subject}}',
  },
  ticket_reply: {
    subject: 'Re: {{ticket.subject}} [#{{ticket.number}}]',
    heading: 'Resposta de {{message.author|nossa equipe}}',
    body: text('{{message.text}}', '{{message.files}}'),
    button: 'Abrir a conversa',
    short: '{{message.author|Nossa equipe}}: {{message.text|arquivos para você}}',
  },
  ticket_resolved: {
    subject: 'Resolvida: {{ticket.subject}} [#{{ticket.number}}]',
    heading: 'Sua solicitação foi resolvida',
    body: text(
      'Olá {{recipient.first_name}},',
      'Sua solicitação #{{ticket.number}} foi resolvida.',
      '{{ticket.summary}}',
      'Se não foi, responda e retomamos o caso.',
      '{{survey.url}}',
    ),
    button: 'Ver sua solicitação',
    short: 'Resolvida: {{ticket.subject}} (#{{ticket.number}})',
  },
  ticket_closed: {
    subject: 'Encerrada: {{ticket.subject}} [#{{ticket.number}}]',
    heading: 'Sua solicitação foi encerrada',
    body: text(
      'Olá {{recipient.first_name}},',
      'Sua solicitação #{{ticket.number}} foi encerrada.',
      'Se ainda houver algo a dizer, escreva por lá e continuamos a partir dela.',
    ),
    button: 'Ver sua solicitação',
    short: 'Encerrada: {{ticket.subject}} (#{{ticket.number}})',
  },
  ticket_close_warned: {
    subject: 'Prestes a ser encerrada: {{ticket.subject}} [#{{ticket.number}}]',
    heading: 'Ficou tudo certo?',
    body: text(
      'Olá {{recipient.first_name}},',
      'Sua solicitação #{{ticket.number}} foi resolvida, e desde então não tivemos notícias suas.',
      'Ela será encerrada depois deste momento: {{ticket.closes_at}}.',
      'Se faltar algo, responda antes disso. Caso contrário, não precisa fazer nada.',
    ),
    button: 'Ver sua solicitação',
    short: 'Sua solicitação #{{ticket.number}} será encerrada em breve. Responda se faltar algo.',
  },
  agent_ticket_created: {
    subject: 'Nova: {{ticket.subject}} [#{{ticket.number}}]',
    heading: 'Nova solicitação de {{customer.name|um visitante}}',
    body: text('{{message.text}}', '{{message.files}}'),
    button: 'Abrir a solicitação',
    short: 'Nova de {{customer.name|um visitante}}: {{ticket.subject}} (#{{ticket.number}})',
  },
  agent_ticket_reply: {
    subject: 'Respondida: {{ticket.subject}} [#{{ticket.number}}]',
    heading: '{{customer.name|Um visitante}} respondeu',
    body: text('{{message.text}}', '{{message.files}}'),
    button: 'Abrir a solicitação',
    short: '{{customer.name|Um visitante}} em #{{ticket.number}}: {{message.text|arquivos}}',
  },
  agent_ticket_escalated: {
    subject: 'Precisa de você: {{ticket.subject}} [#{{ticket.number}}]',
    heading: 'Uma solicitação precisa de você',
    body: text('A solicitação #{{ticket.number}} de {{customer.name|um visitante}} foi escalada.', '{{reason}}'),
    button: 'Abrir a solicitação',
    short: 'Precisa de você: {{ticket.subject}} (#{{ticket.number}}). {{reason}}',
  },
  agent_mentioned: {
    subject: '{{mention.author|Alguém da equipe}} mencionou você: {{ticket.subject}} [#{{ticket.number}}]',
    heading: '{{mention.author|Alguém da equipe}} mencionou você',
    body: text('Em uma nota na solicitação #{{ticket.number}}:', '{{mention.text}}'),
    button: 'Abrir a nota',
    short: '{{mention.author|Alguém da equipe}} em #{{ticket.number}}: {{mention.text}}',
  },
}
