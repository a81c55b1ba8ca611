import type { TicketsCatalogue } from './en.ts'

const de: TicketsCatalogue = {
  open: 'Eingegangen',
  assigned: 'Eingegangen',
  in_progress: 'In Arbeit',
  waiting: 'Braucht Ihre Antwort',
  resolved: 'Gelöst',
  closed: 'Geschlossen',

  details: 'Einzelheiten zu {number}',
  kind: 'Art',
  sentOn: 'Gesendet',
  expected: 'Rechnen Sie mit einer Antwort bis {time}.',
  followsUp: 'Dies setzt eine frühere Anfrage fort.',
  attached: { one: '# Datei', other: '# Dateien' },

  nowIs: '{number} ist jetzt: {status}',
  isResolved: 'Ist das gelöst?',
  isResolvedHint: 'Wenn nicht, öffnen Sie die Anfrage wieder und sagen Sie uns, was fehlt.',
  reopen: 'Anfrage wieder öffnen',
  reopened: 'Wieder geöffnet. Sagen Sie uns, was fehlt.',
  isClosed: 'Dies ist geschlossen. Ihre Antwort beginnt eine neue Anfrage, die daran anschließt.',
  notDone: 'Das ging nicht. {why}',

  rate: 'Wie waren wir?',
  score1: 'Sehr schlecht',
  score2: 'Schlecht',
  score3: 'In Ordnung',
  score4: 'Gut',
  score5: 'Sehr gut',
  comment: 'Möchten Sie etwas hinzufügen? (freiwillig)',
  sendComment: 'Bewertung senden',
  rated: 'Ihre Bewertung: {score}. Danke.',
  change: 'Bewertung ändern',

  missing: 'Diese Anfrage ist nicht hier',
  missingHint: 'Sie gehört vielleicht zu einem anderen Konto, oder dieser Browser kennt Sie noch nicht.',
  toMessages: 'Nachrichten zeigen',
}

export default de
