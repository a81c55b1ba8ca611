import type { SampleValues } from './index.ts'

export const de: SampleValues = {
  'recipient.name': 'Anna Schmidt',
  'recipient.first_name': 'Anna',
  'ticket.number': '1042',
  'ticket.subject': 'Die Summe auf meiner Rechnung',
  'ticket.summary': 'Wir haben Ihnen eine berichtigte Rechnung geschickt. Die alte gilt nicht mehr.',
  'ticket.closes_at': 'Donnerstag, 5. März um 09:00 (Europe/Berlin)',
  'message.text':
    'Danke für den Hinweis. Die Anfahrt wurde doppelt berechnet.\n\nWir haben das berichtigt: Die neue Rechnung finden Sie unten.',
  'customer.text': 'Auf meiner Rechnung stehen 102,50 €, vereinbart waren 85,00 €.\n\nKönnen Sie bitte nachsehen?',
  'message.author': 'Mara Lind',
  'message.files': 'Rechnung-2026-0117.pdf',
  expected_response: 'Montag, 2. März um 12:00 (Europe/Berlin)',
  'customer.name': 'Anna Schmidt',
  reason: 'Die Erstattung muss jemand freigeben.',
  'mention.author': 'Sam Okoro',
  'mention.text': 'Kannst du dir die zweite Seite ansehen? Dort steht die Anfahrt doppelt.',
  'booking.service': 'Beurkundung bei Ihnen zu Hause',
  'booking.number': 'B-2071',
  'booking.date': 'Freitag, 6. März 2026',
  'booking.time': '10:00 Uhr',
  'booking.place': 'Blumenstraße 12, 50667 Köln',
  'booking.provider': 'Sam Okoro',
  'booking.price': '85,00 €',
  'booking.checklist':
    'Gültiger Reisepass oder Personalausweis\nDie Unterlagen, noch nicht unterschrieben\nEin Tisch mit Platz für zwei',
  'booking.notes': 'Bitte klingeln Sie am Seiteneingang; die Klingel vorn ist defekt.',
  'booking.update_schedule':
    'Am Tag davor: eine Erinnerung\nZwei Stunden davor: eine Erinnerung\nAm Tag selbst: wenn wir losfahren und ankommen',
  'booking.eta': '10:25 Uhr',
  'booking.delay_reason': 'Ein Unfall auf der A4 hält den Verkehr auf.',
  'completion.due_at': 'Sonntag, 8. März um 18:00 (Europe/Berlin)',
  'order.number': 'A-3309',
  'payment.amount': '85,00 €',
  'invoice.number': '2026-0117',
  'invoice.amount': '85,00 €',
  'invoice.due_at': '15. März 2026',
  'announcement.title': 'Wir kommen jetzt auch samstags',
  'announcement.text':
    'Ab April können Sie Termine am Samstag zwischen 9 und 14 Uhr buchen.\n\nDie Preise bleiben gleich.',
  'incident.title': 'Dateien kommen langsam an',
  'incident.text':
    'Dateien brauchen mehrere Minuten, bis sie ankommen. Nachrichten sind nicht betroffen. Wir schreiben wieder bis 11:30 Uhr.',
  'inviter.name': 'Robin Meyer',
  'digest.items':
    'Antwort von Mara Lind\nDie neue Rechnung liegt bei.\n\nIhre Buchung ist bestätigt\nBeurkundung bei Ihnen zu Hause, Freitag, 6. März 2026 um 10:00 Uhr',
}
