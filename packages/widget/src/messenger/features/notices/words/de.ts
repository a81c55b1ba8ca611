import type { NoticesCatalogue } from './en.ts'

const de: NoticesCatalogue = {
  title: 'Mitteilungen',
  unread: { one: '# ungelesene Mitteilung', other: '# ungelesene Mitteilungen' },
  back: 'Zurück zum Start',
  toChoices: 'Wählen, was Sie erreicht',

  show: 'Zeigen',
  all: 'Alle',
  booking: 'Termine',
  payment: 'Zahlungen',
  review: 'Bewertungen',
  support: 'Support',
  system: 'Ankündigungen',

  left: { one: '# ungelesen', other: '# ungelesen' },
  markAll: 'Alle als gelesen markieren',
  mark: 'Als gelesen markieren',
  new: 'Ungelesen',
  urgent: 'Dringend',
  high: 'Wichtig',
  newTab: 'öffnet einen neuen Tab',
  older: 'Ältere Mitteilungen zeigen',
  notRead: 'Nicht als gelesen markiert. {why}',
  stale: 'Das ist vielleicht nicht das Neueste. {why}',
  offline: 'Sie sind offline.',
  unreachable: 'Wir sind gerade nicht erreichbar. Versuchen Sie es gleich noch einmal.',

  empty: 'Noch nichts',
  emptyHint: 'Wenn sich bei Ihren Anfragen, Terminen oder Zahlungen etwas tut, finden Sie es hier.',
  emptyCategory: 'Hier ist nichts',
  emptyCategoryHint: 'Sie haben keine Mitteilungen dieser Art.',
  showAll: 'Alle zeigen',
}

export default de
