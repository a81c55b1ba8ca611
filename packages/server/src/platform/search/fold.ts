/** Letters that Unicode does not take apart, and what people type for them. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  // Arabic: forms of alef, ya, ta marbuta and hamza that are written for each other; Persian ya and kaf.
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ے: 'ي',
  ک: 'ك',
  ة: 'ه',
  // Greek final sigma; Katakana and Hiragana are left apart, as they are words of their own.
  ς: 'σ',
}

/** Only of scripts where they are optional: a vowel sign of Thai or Hindi makes another word. */
const MARKS =
  /(?:[\u0300-\u036f]|[\u0483-\u0487]|[\u0591-\u05c7]|[\u0610-\u061a]|[\u064b-\u065f]|\u0670|[\u06d6-\u06ed]|[\u1ab0-\u1aff]|[\u20d0-\u20ff]|[\ufe20-\ufe2f])/g
const TATWEEL_AND_JOINERS = /[\u0640\u00ad\u200b-\u200f\u2060\ufeff]/g
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g
const OTHER_LETTERS = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g')
const ASCII = /^[\0-\x7f]*$/

/**
 * What a word is found by, however it was typed: small letters without diacritics, full-width and
 * Arabic letter variants made one, digits of other scripts as 0 to 9.
 *
 * @example fold('Größe') // 'grosse'
 */
export function fold(word: string): string {
  const small = word.toLowerCase()
  if (ASCII.test(small)) return small
  return small
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(TATWEEL_AND_JOINERS, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(OTHER_DIGITS, digitOf)
    .replace(OTHER_LETTERS, (letter) => LETTERS[letter] ?? letter)
}

function digitOf(digit: string): string {
  const code = digit.charCodeAt(0)
  return String(code - (code >= 0x966 ? 0x966 : code >= 0x6f0 ? 0x6f0 : 0x660))
}
