import type { SampleValues } from './index.ts'

export const ptBR: SampleValues = {
  'recipient.name': 'Ana Silva',
  'recipient.first_name': 'Ana',
  'ticket.number': '1042',
  'ticket.subject': 'O total da minha fatura',
  'ticket.summary': 'Enviamos uma fatura corrigida. A antiga não vale mais.',
  'ticket.closes_at': 'quinta-feira, 5 de março às 09:00 (America/Sao_Paulo)',
  'message.text':
    'Obrigada por avisar. A taxa de deslocamento foi cobrada duas vezes.\n\nJá corrigimos: a nova fatura está abaixo.',
  'customer.text': 'Minha fatura diz R$ 290,00, mas combinamos R$ 240,00.\n\nVocês podem verificar?',
  'message.author': 'Mara Lind',
  'message.files': 'fatura-2026-0117.pdf',
  expected_response: 'segunda-feira, 2 de março às 12:00 (America/Sao_Paulo)',
  'customer.name': 'Ana Silva',
  reason: 'O reembolso precisa da aprovação de um responsável.',
  'mention.author': 'Sam Okoro',
  'mention.text': 'Você pode olhar a segunda página? A taxa de deslocamento aparece duas vezes.',
  'booking.service': 'Visita do cartório em casa',
  'booking.number': 'B-2071',
  'booking.date': 'sexta-feira, 6 de março de 2026',
  'booking.time': '10:00',
  'booking.place': 'Rua das Flores, 12, São Paulo',
  'booking.provider': 'Sam Okoro',
  'booking.price': 'R$ 240,00',
  'booking.checklist':
    'Passaporte ou documento de identidade válido\nOs documentos, ainda sem assinatura\nUma mesa com lugar para duas pessoas',
  'booking.notes': 'Toque a campainha da entrada lateral; a da frente não funciona.',
  'booking.update_schedule':
    'No dia anterior: um lembrete\nDuas horas antes: um lembrete\nNo dia: quando sairmos e chegarmos',
  'booking.eta': '10:25',
  'booking.delay_reason': 'Um acidente na Marginal está segurando o trânsito.',
  'completion.due_at': 'domingo, 8 de março às 18:00 (America/Sao_Paulo)',
  'order.number': 'A-3309',
  'payment.amount': 'R$ 240,00',
  'invoice.number': '2026-0117',
  'invoice.amount': 'R$ 240,00',
  'invoice.due_at': '15 de março de 2026',
  'announcement.title': 'Agora também atendemos aos sábados',
  'announcement.text':
    'A partir de abril, você pode reservar visitas aos sábados, das 9:00 às 14:00.\n\nOs preços continuam os mesmos.',
  'incident.title': 'O envio de arquivos está lento',
  'incident.text':
    'Os arquivos levam vários minutos para chegar. As mensagens não foram afetadas. Escrevemos de novo até as 11:30.',
  'inviter.name': 'Robin Meyer',
  'digest.items':
    'Resposta de Mara Lind\nA nova fatura está anexada.\n\nSua reserva está confirmada\nVisita do cartório em casa, sexta-feira, 6 de março de 2026 às 10:00',
}
