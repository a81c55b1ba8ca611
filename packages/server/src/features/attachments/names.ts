import { LIMITS } from '@deskbell/protocol'

/** What cannot be seen, or turns the reading direction so that one ending looks like another. Joiners inside words stay. */
const UNSEEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu
const SAME: Readonly<Record<string, readonly string[]>> = { jpg: ['jpg', 'jpeg', 'jpe', 'jfif'] }

/**
 * The name a file is shown and downloaded under: as it was given, without the folders before it and
 * without what cannot be seen.
 *
 * @example shownName('C:\\x\\Rechnung "März".pdf') // 'Rechnung "März".pdf'
 */
export function shownName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const name = last.toWellFormed().normalize('NFC').replace(UNSEEN, '').trim().replace(/^\.+/, '')
  return cut(name, '') || 'file'
}

/** The same with the ending that its content has: a PNG called `page.html` is `page.png`. */
export function withEnding(name: string, ending: string): string {
  const dot = name.lastIndexOf('.')
  const own = dot > 0 ? name.slice(dot + 1) : ''
  if ((SAME[ending] ?? [ending]).includes(own.toLowerCase())) return name
  const stem = /^[a-z0-9]{1,5}$/i.test(own) ? name.slice(0, dot) : name
  return `${cut(stem, `.${ending}`)}.${ending}`
}

/** No longer than names may be, its ending included, and not in the middle of a character. */
function cut(name: string, more: string): string {
  const room = LIMITS.fileNameLength - more.length
  if (name.length <= room) return name
  const dot = more === '' ? name.lastIndexOf('.') : -1
  const end = dot > 0 && name.length - dot <= 10 ? name.slice(dot) : ''
  return name.slice(0, room - end.length).replace(/[\ud800-\udbff]$/, '') + end
}
