import * as v from 'valibot'
import { LIMITS } from './limits.ts'

/** An instant as ISO 8601 with offset, such as `2026-03-01T09:30:00.000Z`. */
export const IsoTime = v.pipe(v.string(), v.isoTimestamp('must be an ISO 8601 time with offset'))

/** An IANA time zone that this runtime knows, such as `Europe/Lisbon`. */
export const TimeZone = v.pipe(v.string(), v.check(isTimeZone, 'must be an IANA time zone, such as Europe/Lisbon'))

/** A BCP 47 language tag, such as `pt-BR`. */
export const Locale = v.pipe(v.string(), v.maxLength(35), v.check(isLocale, 'must be a language tag, such as pt-BR'))

/** One line of text: no line breaks, and nothing that cannot be seen or stored. */
export const isOneLine = v.check((text: string) => !/\p{Cc}/u.test(text), 'must not contain control characters')

export const Name = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(LIMITS.nameLength),
  isOneLine,
)

export const Email = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.maxLength(LIMITS.emailLength),
  v.email('must be an e-mail address'),
)

/** A telephone number as E.164 has it, such as `+351910000000`. */
export const Phone = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^\+[1-9]\d{6,14}$/, 'must be a number with country code, such as +351910000000'),
)

/** An origin as browsers send it: scheme, host and port, and nothing after. */
export const Origin = v.pipe(
  v.string(),
  v.maxLength(LIMITS.urlLength),
  v.check(isOrigin, 'must be an origin such as https://www.example.com, without a path'),
)

/** A colour as `#rrggbb`. */
export const HexColor = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as #1f6f54'))

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text
}
