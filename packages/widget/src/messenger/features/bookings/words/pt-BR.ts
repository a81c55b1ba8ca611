import type { BookingsCatalogue } from './en.ts'

const ptBR: BookingsCatalogue = {
  title: 'Suas reservas',
  back: 'Voltar às suas reservas',
  home: 'Voltar ao início',
  next: 'Sua reserva',
  all: 'Todas as suas reservas',
  ahead: 'Próximas',
  earlier: 'Anteriores',
  none: 'Suas reservas aparecerão aqui',
  noneHint: 'Você verá quando alguém sair para atender e pode perguntar sobre sua reserva a qualquer momento.',
  older: 'Mostrar reservas mais antigas',
  about: 'Sua reserva {number}, {service}',
}

export default ptBR
