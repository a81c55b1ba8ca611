import type { BookingsCatalogue } from './en.ts'

const de: BookingsCatalogue = {
  title: 'Ihre Buchungen',
  back: 'Zurück zu Ihren Buchungen',
  home: 'Zurück zum Start',
  next: 'Ihre Buchung',
  all: 'Alle Ihre Buchungen',
  ahead: 'Demnächst',
  earlier: 'Früher',
  none: 'Hier stehen Ihre Buchungen',
  noneHint: 'Sie sehen, wann sich jemand auf den Weg macht, und können jederzeit zu Ihrer Buchung fragen.',
  older: 'Ältere Buchungen zeigen',
  about: 'Ihre Buchung {number}, {service}',
}

export default de
