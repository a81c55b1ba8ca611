import type { SupportedLocale } from '../loader/words.ts'

/** What elements say before any article is here. */
export const ELEMENT_WORDS: Readonly<Record<SupportedLocale, Record<Word, string>>> = {
  en: {
    moreInformation: 'More information',
    readMore: 'Read more',
    close: 'Close',
    loading: 'Loading',
    failed: 'This article could not be loaded. Check your connection.',
    gone: 'This article is not here any more.',
    retry: 'Try again',
    openPage: 'Open in a new tab',
    openBooking: 'Show my booking',
  },
  ar: {
    moreInformation: 'مزيد من المعلومات',
    readMore: 'اقرأ المزيد',
    close: 'إغلاق',
    loading: 'جارٍ التحميل',
    failed: 'تعذّر تحميل هذه المقالة. تحقّق من اتصالك.',
    gone: 'لم تعد هذه المقالة متاحة هنا.',
    retry: 'حاول مرة أخرى',
    openPage: 'افتح في تبويب جديد',
    openBooking: 'عرض حجزي',
  },
  de: {
    moreInformation: 'Mehr dazu',
    readMore: 'Weiterlesen',
    close: 'Schließen',
    loading: 'Wird geladen',
    failed: 'Dieser Artikel wurde nicht geladen. Prüfen Sie die Verbindung.',
    gone: 'Diesen Artikel gibt es hier nicht mehr.',
    retry: 'Noch einmal versuchen',
    openPage: 'In neuem Tab öffnen',
    openBooking: 'Meine Buchung zeigen',
  },
  'pt-BR': {
    moreInformation: 'Mais informações',
    readMore: 'Leia mais',
    close: 'Fechar',
    loading: 'Carregando',
    failed: 'Este artigo não pôde ser carregado. Verifique a conexão.',
    gone: 'Este artigo não está mais aqui.',
    retry: 'Tentar de novo',
    openPage: 'Abrir em outra aba',
    openBooking: 'Mostrar minha reserva',
  },
}

type Word =
  | 'moreInformation'
  | 'readMore'
  | 'close'
  | 'loading'
  | 'failed'
  | 'gone'
  | 'retry'
  | 'openPage'
  | 'openBooking'
