/** What Deskbell says in the customer's name or to them, where a ticket about a completion is opened. */
interface TicketWords {
  /** Subject of a ticket about work that was not accepted. `{number}` and `{service}` are the booking's. */
  readonly rejected: string
  readonly unanswered: string
  /** What the customer reads in the ticket by which support takes it up. */
  readonly question: string
}

const WORDS: Readonly<Record<string, TicketWords>> = {
  en: {
    rejected: 'Not finished: {service}, booking #{number}',
    unanswered: 'Please confirm: {service}, booking #{number}',
    question:
      'We have not heard yet whether the work of booking #{number} ({service}) is done. If all is well, confirm it in the booking. If something is missing, answer here, and we will look after it.',
  },
  de: {
    rejected: 'Nicht fertig: {service}, Buchung #{number}',
    unanswered: 'Bitte bestätigen: {service}, Buchung #{number}',
    question:
      'Wir wissen noch nicht, ob die Arbeit der Buchung #{number} ({service}) fertig ist. Wenn alles in Ordnung ist, bestätigen Sie es bitte in der Buchung. Wenn etwas fehlt, antworten Sie hier; wir kümmern uns darum.',
  },
  pt: {
    rejected: 'Não concluído: {service}, reserva #{number}',
    unanswered: 'Confirme, por favor: {service}, reserva #{number}',
    question:
      'Ainda não sabemos se o trabalho da reserva #{number} ({service}) foi concluído. Se está tudo certo, confirme na reserva. Se falta alguma coisa, responda aqui e cuidaremos disso.',
  },
  ar: {
    rejected: 'لم يكتمل: {service}، الحجز #{number}',
    unanswered: 'يرجى التأكيد: {service}، الحجز #{number}',
    question:
      'لم نعرف بعد هل اكتمل العمل في الحجز #{number} ({service}). إذا كان كل شيء على ما يرام، فأكّد ذلك في صفحة الحجز. وإذا كان هناك نقص، فأجب هنا وسنتولى الأمر.',
  },
}

/**
 * Words of a ticket in a customer's language, English where it is none of ours.
 *
 * @example ticketWords('pt-BR', 'rejected', { number: 17, service: 'Limpeza' }) // 'Não concluído: Limpeza, reserva #17'
 */
export function ticketWords(
  locale: string | null,
  name: keyof TicketWords,
  { number, service }: { readonly number: number; readonly service: string },
): string {
  const words = WORDS[(locale ?? 'en').split('-', 1)[0] ?? 'en'] ?? (WORDS.en as TicketWords)
  return words[name].replace('{number}', String(number)).replace('{service}', () => service)
}
