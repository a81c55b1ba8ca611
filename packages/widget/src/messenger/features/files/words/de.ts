import type { FilesCatalogue } from './en.ts'

const de: FilesCatalogue = {
  attach: 'Dateien anhängen',
  photo: 'Foto aufnehmen',
  drop: 'Sie können sie auch hierher ziehen oder einfügen.',
  limits: 'Bis zu {count} Dateien mit je {size}',
  list: 'Angehängte Dateien',
  sending: '{name} wird gesendet',
  ready: '{name} ist angehängt',
  remove: '{name} entfernen',
  cancel: 'Senden von {name} abbrechen',
  again: '{name} erneut senden',
  waiting: 'Wartet auf die Verbindung',
  failed: 'Nicht gesendet. Die Verbindung ist abgebrochen.',
  tooLarge: 'Nicht angehängt. Die Datei hat {size}; höchstens {most} sind möglich.',
  empty: 'Nicht angehängt. Die Datei ist leer.',
  tooMany: { one: 'Nur # Datei kann mitgesendet werden.', other: 'Nur # Dateien können mitgesendet werden.' },
  unopened: '{name} lässt sich gerade nicht öffnen.',
  automatic: 'Automatisch gesendet',
  quoted: 'Frühere Nachrichten',
}

export default de
