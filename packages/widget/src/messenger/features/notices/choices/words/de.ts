import type { ChoicesCatalogue } from './en.ts'

const de: ChoicesCatalogue = {
  title: 'Was Sie erreicht',
  back: 'Zurück zu den Mitteilungen',
  lead: 'Wählen Sie, wie wir Ihnen davon sagen. Änderungen gelten sofort.',

  booking: 'Termine',
  payment: 'Zahlungen und Bestellungen',
  review: 'Bewertungen',
  support: 'Ihre Anfragen',
  system: 'Ankündigungen',
  email: 'E-Mail',
  sms: 'SMS',
  whatsapp: 'WhatsApp',
  push: 'Push',
  in_app: 'Hier',
  always: 'Was Sie selbst anfordern, etwa einen Link zum Anmelden, kommt immer per E-Mail.',

  device: 'Dieses Gerät',
  pushOff:
    'Wir können auf diesem Gerät eine Mitteilung zeigen, während diese Seite geschlossen ist. Ihr Browser fragt Sie vorher.',
  pushOn: 'Dieses Gerät zeigt Mitteilungen, auch während diese Seite geschlossen ist.',
  pushDenied:
    'Sie haben Mitteilungen dieser Website blockiert. Um sie zu erlauben, ändern Sie das in den Einstellungen Ihres Browsers für diese Website.',
  pushUnsupported: 'Dieser Browser kann keine Mitteilungen dieser Seite zeigen.',
  pushTaken: 'Etwas anderes auf dieser Website nutzt deren Mitteilungen.',
  turnOn: 'Mitteilungen einschalten',
  turnOff: 'Mitteilungen ausschalten',
  pushFailed: 'Das ging nicht. {why}',
  pushBroken: 'Ihr Browser konnte das nicht einrichten. In einem privaten Fenster etwa geht es nicht.',

  often: 'Wie oft E-Mails kommen',
  at_once: 'Sofort',
  hourly: 'Gesammelt, jede Stunde',
  daily: 'Gesammelt, täglich um 9:00',
  weekly: 'Gesammelt, montags um 9:00',
  oftenHint: 'Dringendes kommt sofort.',

  quiet: 'Ruhezeit',
  quietHint: 'Dann erreicht Sie nur Dringendes. Das Übrige kommt danach.',
  from: 'Von',
  to: 'Bis',

  zone: 'Zeitzone',
  zoneNow: 'Dort ist es jetzt {time}.',
  zoneHere: 'Die dieses Geräts nehmen: {zone}',

  saving: 'Wird gespeichert',
  saved: 'Gespeichert.',
  undo: 'Rückgängig machen',
  undone: 'Rückgängig gemacht.',
  notSaved: 'Nicht gespeichert. {why}',
  nobody: 'Noch nichts zu wählen',
  nobodyHint: 'Wenn Sie uns geschrieben haben, wählen Sie hier, was Sie erreicht.',
  begin: 'Gespräch beginnen',
}

export default de
