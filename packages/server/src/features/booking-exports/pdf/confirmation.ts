import type { SharedBooking } from '@deskbell/protocol'
import { deriveAccent } from '@deskbell/widget/theme'
import PDFDocument from 'pdfkit'
import {
  type BookingWords,
  clockInWords,
  dayInWords,
  moneyInWords,
  numberInWords,
  spanInWords,
  zoneInWords,
} from '../words/words.ts'
import { openSheet, type Sheet } from './sheet.ts'

export interface ConfirmationOptions {
  /** The page of the booking. */
  readonly pageUrl: string
  /** Epoch milliseconds. */
  readonly now: number
  readonly words: BookingWords
  readonly workspaceName: string
  /** `#rrggbb`, or null for the usual colour. */
  readonly brandColor: string | null
}

/**
 * The confirmation of a booking as a PDF on A4: what, when, where, who comes, what it costs, what to have ready, and
 * where to see how it stands.
 *
 * @example await confirmationPdf(booking, { pageUrl, now, words, workspaceName: 'Harbor Notary', brandColor: null })
 */
export async function confirmationPdf(
  booking: SharedBooking,
  options: ConfirmationOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const { words, workspaceName, now } = options
  const title = `${numberInWords(words, booking)} · ${workspaceName}`
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: words.locale,
    // Those that every reader has know Latin letters only.
    font: null as unknown as string,
    info: {
      Title: title,
      Author: workspaceName,
      Producer: 'Deskbell',
      Creator: 'Deskbell',
      CreationDate: new Date(now),
    },
  })
  const chunks: Uint8Array[] = []
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => {
    document.on('end', resolve)
    document.on('error', reject)
  })
  write(await openSheet(document, words, deriveAccent(options.brandColor, 'light')), booking, options)
  document.end()
  await ended
  return new Uint8Array(Buffer.concat(chunks))
}

function write(sheet: Sheet, booking: SharedBooking, options: ConfirmationOptions): void {
  const { words, workspaceName, pageUrl, now } = options
  const { startsAt, timeZone, place, provider, customer, checklist, notes, status, cancelReason } = booking
  const { locale } = words
  const isCancelled = status === 'cancelled'
  sheet.letterhead(workspaceName, numberInWords(words, booking))
  sheet.title(words(isCancelled ? 'cancelledTitle' : 'confirmation'), words(`status_${status}`), isCancelled)
  if (isCancelled && cancelReason) sheet.row(words('reason'), [cancelReason], { isLong: true })
  sheet.row(words('service'), [booking.service])
  const zone = words('zone', { zone: zoneInWords(locale, startsAt, timeZone) })
  sheet.row(words('when'), [dayInWords(locale, startsAt, timeZone), spanInWords(words, booking)], { hint: zone })
  if (place) sheet.row(words('where'), [place.address])
  const who = provider
    ? [provider.name, ...(provider.phone ? [`\u2066${provider.phone}\u2069`] : [])]
    : [words('providerNone')]
  sheet.row(words('provider'), who)
  if (customer.name) sheet.row(words('customer'), [customer.name])
  const paid = costOf(booking, words)
  if (paid.length > 0) sheet.row(words('payment'), paid)
  if (checklist.length > 0 && !isCancelled) sheet.list(words('checklist'), checklist)
  if (notes) sheet.row(words('notes'), [notes], { isLong: true })
  const nowIso = new Date(now).toISOString()
  const time = `${dayInWords(locale, nowIso, timeZone)}, ${clockInWords(locale, nowIso, timeZone)}`
  sheet.foot(words('live'), pageUrl, words('asOf', { time }), words('noLetters'))
}

function costOf({ price, paymentStatus }: SharedBooking, words: BookingWords): string[] {
  return [
    ...(price ? [moneyInWords(words.locale, price)] : []),
    ...(paymentStatus ? [words(`payment_${paymentStatus}`)] : []),
  ]
}
