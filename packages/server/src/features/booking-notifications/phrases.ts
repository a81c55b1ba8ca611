/** What values say in words of their own, beside the templates. */
interface Phrases {
  /** `{time}` is a span such as `24 hours`. */
  readonly reminder: string
  readonly onTheDay: string
  readonly afterwards: string
  /** A place on the map that was sent without words. */
  readonly place: string
}

const en: Phrases = {
  reminder: '{time} before: a reminder',
  onTheDay: 'On the day: when we set out, arrive and begin',
  afterwards: 'Afterwards: a question whether all is done',
  place: 'A place on the map',
}

const PHRASES: Readonly<Record<string, Phrases>> = {
  en,
  de: {
    reminder: '{time} vorher: eine Erinnerung',
    onTheDay: 'Am Tag selbst: wenn wir losfahren, ankommen und beginnen',
    afterwards: 'Danach: die Frage, ob alles erledigt ist',
    place: 'Ein Ort auf der Karte',
  },
  pt: {
    reminder: '{time} antes: um lembrete',
    onTheDay: 'No dia: quando sairmos, chegarmos e começarmos',
    afterwards: 'Depois: a pergunta se está tudo pronto',
    place: 'Um lugar no mapa',
  },
  ar: {
    reminder: '{time} قبل الموعد: تذكير',
    onTheDay: 'يوم الموعد: عند الانطلاق وعند الوصول وعند البدء',
    afterwards: 'بعد ذلك: سؤال عما إذا اكتمل كل شيء',
    place: 'مكان على الخريطة',
  },
}

/** In the language of a locale, else in English. */
function phrasesIn(locale: string): Phrases {
  const language = locale.split('-', 1)[0] ?? locale
  return PHRASES[language] ?? en
}

/** When a customer hears of their booking, a line each; `hours` are those of reminders still to come. */
export function scheduleInWords(locale: string, hours: readonly number[]): string {
  const { reminder, onTheDay, afterwards } = phrasesIn(locale)
  const span = new Intl.NumberFormat(locale, { style: 'unit', unit: 'hour', unitDisplay: 'long' })
  const reminders = hours.map((many) => reminder.replace('{time}', span.format(many)))
  return [...reminders, onTheDay, afterwards].join('\n')
}

/** What stands for a place on the map. */
export function placeInWords(locale: string, label: string | undefined): string {
  return label || phrasesIn(locale).place
}
