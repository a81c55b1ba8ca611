import type { NotesCatalogue } from './en.ts'

const de: NotesCatalogue = {
  assigned: '{name} kümmert sich jetzt um dieses Gespräch',
  unassigned: 'Dieses Gespräch wartet darauf, dass es jemand übernimmt',
  closedBy: '{name} hat dieses Gespräch geschlossen. Schreiben Sie, um es wieder zu öffnen.',
  closedBySystem: 'Dieses Gespräch wurde geschlossen. Schreiben Sie, um es wieder zu öffnen.',
  reopenedBy: '{name} hat dieses Gespräch wieder geöffnet',
  reopenedByYou: 'Sie haben dieses Gespräch wieder geöffnet',
  stepOpen: 'Ihre Anfrage hat die Nummer {number}',
  stepWorking: 'Wir arbeiten an {number}',
  stepWaiting: '{number} wartet auf Ihre Antwort',
  stepResolved: '{number} ist gelöst. Schreiben Sie wieder, falls nicht.',
  stepClosed: '{number} ist abgeschlossen',
}

export default de
