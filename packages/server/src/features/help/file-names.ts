import { LIMITS } from '@deskbell/protocol'

/** What paths, shells and file systems give a meaning to, and what cannot be seen. */
const UNFIT = /[\s/\\:*?"'<>|#%&{}$!`@+=^~;()[\]\p{C}]+/gu

/**
 * The name a file is kept under, fit for an address: `My plan (2).PDF` becomes `My-plan-2.pdf`.
 *
 * @param extension what its bytes say it is; absent where that is not known
 */
export function keptName(given: string, extension?: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const dot = last.lastIndexOf('.')
  const [stem, end] = dot > 0 ? [last.slice(0, dot), last.slice(dot + 1)] : [last, '']
  const kept = extension ?? fit(end).toLowerCase().slice(0, 10)
  const room = LIMITS.fileNameLength - kept.length - 1
  // Not in the middle of a character.
  const name =
    fit(stem)
      .slice(0, room)
      .replace(/[\ud800-\udbff]$/, '') || 'file'
  return kept === '' ? name : `${name}.${kept}`
}

function fit(text: string): string {
  return text
    .normalize('NFC')
    .toWellFormed()
    .replace(UNFIT, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
}

/** @example filePath('fil_…', 'plan.png') // '/help/files/fil_…/plan.png' */
export function filePath(id: string, name: string): string {
  return `/help/files/${id}/${encodeURIComponent(name)}`
}
