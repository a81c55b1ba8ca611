/** Marks that only steer the direction of writing. */
const BIDI = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** A line as patterns see it: no steering marks, single spaces, no bold asterisks. */
export function bare(text: string): string {
  return text
    .replace(BIDI, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
}

/** What stands at the head of every mail of ours; below it nothing is the customer's. */
export const REPLY_MARKER = '## Reply above this line ##'
const MARKER = /^[> ]*##[^#]{3,80}##$/

export function isMarker(line: string): boolean {
  return MARKER.test(line)
}

/** "On …, … wrote:" from the words it begins with to the verb, by language. */
const ATTRIBUTIONS: readonly RegExp[] = [
  // English
  /^(On|At) .{4,400} wrote ?:$/i,
  // German
  /^Am .{4,400} schrieb\b.{0,300}:$/i,
  // French
  /^Le .{4,400} a écrit ?:$/i,
  // Spanish
  /^El .{4,400} escribió ?:$/i,
  // Portuguese
  /^(Em|A|No dia|Às) .{4,400} escreveu ?:$/i,
  // Italian
  /^Il .{4,400} ha scritto ?:$/i,
  // Dutch
  /^Op .{4,400} (schreef\b.{0,300}|geschreven ?):$/i,
  // Polish
  /^(W dniu|Dnia|On|\p{L}{2,12}\.?,? \d).{4,400} (napisał(\(a\)|a)?|pisze) ?:$/iu,
  // Arabic
  /^(في|بتاريخ|يوم) .{4,400}(كتب|كتبت|كتابة).{0,300}[:：]$/,
  // Japanese
  /^\d{4}[年/.-].{4,400}(<[^<>\s]+@[^<>\s]+>|のメール|書きました|さん) ?[:：]$/,
  // Chinese
  /^(在|于|\d{4}[年/.-]).{4,400}(写道|寫道) ?[:：]$/,
  /^.{1,200} [于於] ?\d{4}年.{2,150}(写道|寫道) ?[:：]$/,
  // Russian
  /^(\p{L}{2,12},? )?\d{1,2}[ .].{4,400}(<[^<>\s]+@[^<>\s]+>|написал\(?а?\)?|пишет) ?:$/iu,
  // Swedish, Danish, Norwegian
  /^(Den|\p{L}{2,4}\. \d).{4,400} skrev\b.{0,300}:$/iu,
  // Turkish
  /^.{4,300} tarihinde.{0,200} (yazdı|şunları yazdı) ?:$/i,
  // Czech, Slovak
  /^(Dne|Dňa|\p{L}{2}) .{4,400} napsal\(?a?\)? ?:$/iu,
]

/** The same without a date; believed only where a quoted line follows at once. */
const SHORT_ATTRIBUTION =
  /^.{1,150} (wrote|writes|schrieb|schreibt|a écrit|escribió|escreveu|ha scritto|schreef|napisał(\(a\)|a)?|كتب|skrev|написал|пишет|写道|のメール|yazdı).{0,60}[:：]$/i

/** Whether a text is the line above a quote. `certain` ones name a date, so that prose is not taken for one. */
export function attribution(text: string): 'certain' | 'likely' | null {
  if (!/[:：]$/.test(text)) return null
  if (/[\d٠-٩]/.test(text) && ATTRIBUTIONS.some((pattern) => pattern.test(text))) return 'certain'
  return SHORT_ATTRIBUTION.test(text) ? 'likely' : null
}

const ORIGINAL = [
  'Original Message',
  'Original Appointment',
  'Reply message',
  'Ursprüngliche Nachricht',
  'Originalnachricht',
  'Original-Nachricht',
  "Message d['’]origine",
  'Message original',
  'Mensaje original',
  'Mensagem original',
  'Messaggio originale',
  'Oorspronkelijk bericht',
  'Origineel bericht',
  'Wiadomość oryginalna',
  'Oryginalna wiadomość',
  'الرسالة الأصلية',
  '元のメッセージ',
  'Original 原始邮件',
  '原始邮件',
  'Исходное сообщение',
  'Ursprungligt meddelande',
  'Oprindelig meddelelse',
  'Opprinnelig melding',
  'Özgün İleti',
].join('|')
const SEPARATOR = new RegExp(`^[-_—]{2,} ?(${ORIGINAL}) ?[-_—]{2,}$`, 'i')

/** "-----Original Message-----" and the like: what follows is the mail that is answered. */
export function isSeparator(text: string): boolean {
  return SEPARATOR.test(text)
}

const FORWARDED = [
  'Forwarded message',
  'Weitergeleitete Nachricht',
  'Message transféré',
  'Mensaje reenviado',
  'Mensagem encaminhada',
  'Messaggio inoltrato',
  'Doorgestuurd bericht',
  'Wiadomość przekazana',
  'Przekazana wiadomość',
  'رسالة معاد توجيهها',
  '転送メッセージ',
  '转发的邮件',
  '转发邮件',
  'Пересылаемое сообщение',
  'Vidarebefordrat meddelande',
].join('|')
const FORWARD_LINE = new RegExp(
  `^([-_—]{2,} ?(${FORWARDED}) ?[-_—]*|(Begin forwarded message|Anfang der weitergeleiteten Nachricht|Début du message transféré|Inicio del mensaje reenviado|Início da mensagem encaminhada|Inizio messaggio inoltrato|Begin doorgestuurd bericht|Początek przekazywanej wiadomości|転送されたメッセージ) ?:)$`,
  'i',
)

/** What is passed on is what somebody wants to say: it is never folded. */
export function isForwardLine(text: string): boolean {
  return FORWARD_LINE.test(text)
}

export function isForwardSubject(subject: string): boolean {
  return /^(\s*(re|aw|sv|antw?|odp|rv)\s*:\s*)*(fwd?|fw|wg|tr|rv|enc|i|doorst|pd|إعادة توجيه|転送|转发|пересл|vb|vs)\s*[:：]/i.test(
    subject,
  )
}

const FROM = /^\*?(From|Von|De|Da|Van|Od|Från|Fra|Från|Kimden|От|من|差出人|发件人|寄件者)\*? ?[:：]\*? ?\S/i
const OTHERS: readonly RegExp[] = [
  /^\*?(Sent|Date|Gesendet|Datum|Envoyé|Date d’envoi|Enviado( el)?|Fecha|Enviada( em)?|Data|Inviato|Verzonden|Wysłano|Data wysłania|Skickat|Sendt|Gönderildi|Tarih|Отправлено|Дата|تاريخ الإرسال|التاريخ|送信日時|日時|发送时间|日期)\*? ?[:：]/i,
  /^\*?(To|An|À|A|Para|Aan|Do|Till|Til|Kime|Кому|إلى|宛先|收件人)\*? ?[:：]/i,
  /^\*?(Subject|Betreff|Objet|Asunto|Assunto|Oggetto|Onderwerp|Temat|Ämne|Emne|Konu|Тема|الموضوع|件名|主题)\*? ?[:：]/i,
]

/**
 * Whether a mail's header, as Outlook writes it above the mail that is answered, begins with these
 * lines. Three labels, and one of them a subject or an address: people write "From: Berlin, To: Lisbon".
 */
export function isHeaderBlock(lines: readonly string[]): boolean {
  const [first = ''] = lines
  const labels = [FROM, ...OTHERS]
  if (!labels.some((pattern) => pattern.test(first)) || !lines.some((line) => FROM.test(line))) return false
  const block = lines.slice(0, lines.indexOf('') === -1 ? lines.length : lines.indexOf(''))
  const found = labels.filter((pattern) => block.some((line) => pattern.test(line)))
  const [, , , subject] = labels
  return found.length >= 3 && (found.includes(subject as RegExp) || block.some((line) => /\S@\S/.test(line)))
}

const SENT_FROM: readonly RegExp[] = [
  /^(Sent|Send) (from|via|with|using) (my |the |a )?(iPhone|iPad|iPod|mobile|phone|Samsung|Galaxy|Android|Huawei|Xiaomi|Pixel|BlackBerry|Outlook|Mail for Windows|Yahoo|Proton ?Mail|Gmail|AOL|Windows|Fastmail|Spark|myMail)\b.{0,60}$/i,
  /^Get Outlook for (iOS|Android|Mac|Windows)\b.{0,60}$/i,
  /^(Von meinem .{2,40} gesendet|Gesendet (von|mit|über) .{2,60}|Diese Nachricht wurde von meinem .{2,60} gesendet|Outlook für (iOS|Android) (beziehen|herunterladen).{0,60})\.?$/i,
  /^(Envoyé (de|depuis|à partir d[eu’']) .{2,60}|Obtenir Outlook pour .{2,40}|Télécharger Outlook pour .{2,40})$/i,
  /^(Enviado (desde|con) .{2,60}|Obtener Outlook para .{2,40}|Obtén Outlook para .{2,40})$/i,
  /^(Enviado (do|da|pelo|a partir d[oa]|via) .{2,60}|Obter o Outlook para .{2,40})$/i,
  /^(Inviato (da|dal|dall’|dall'|con) ?.{2,60}|Scarica Outlook per .{2,40}|Ottieni Outlook per .{2,40})$/i,
  /^((Verstuurd|Verzonden) (vanaf|van|vanuit|met) .{2,60}|Outlook voor (iOS|Android) downloaden.{0,40})$/i,
  /^(Wysłan[eo] (z|ze|za pomocą) .{2,60}|Pobierz (aplikację )?Outlook .{2,40})$/i,
  /^((أ?ُ?رسلت|تم الإرسال|تم إرسالها|مرسل|مرسلة|أرسلت) (من|بواسطة) .{2,60})$/,
  /^(.{2,30}から送信(しました)?。?|.{2,30}(から|より)送信)$/,
  /^(发自我的 ?.{2,30}|從我的 ?.{2,30}傳送)$/,
  /^Отправлено (с|из) .{2,60}$/i,
  /^(Skickat från min .{2,40}|Sendt fra min .{2,40}|.{2,30}(dan|den) gönderildi)$/i,
]

/** "Sent from my iPhone": the program's words. */
export function isSentFrom(text: string): boolean {
  return text.length <= 100 && SENT_FROM.some((pattern) => pattern.test(text.replace(/ ?[(<]https?:\/\/\S+[)>]$/, '')))
}
