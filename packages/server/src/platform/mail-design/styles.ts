import type { Tone } from './content.ts'
import { type BandLook, type Paint, type Palette, paletteOf } from './palette.ts'

/** First what the reader's system has; Outlook for Windows knows none of those and is told Arial. */
export const FONT = "system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"

/**
 * The rules of a mail's `<style>`: dark colours and small screens. Programs that take no style sheet show the
 * light colours that stand on each element, which is why these are marked important.
 */
export function styleSheet(brand: string | null): string {
  const dark = darkRules(paletteOf('dark', brand))
  const base = ':root{color-scheme:light dark;supported-color-schemes:light dark}body{margin:0}a{text-decoration:none}'
  return `${base}${SMALL}@media (prefers-color-scheme:dark){${dark.join('')}}${dark.map(outlook).join('')}`
}

const SMALL =
  '@media (max-width:480px){.gutter{padding:12px 0!important}.pad{padding-left:20px!important;padding-right:20px!important}' +
  '.card{border-radius:0!important;border-left:0!important;border-right:0!important}' +
  '.heading{font-size:22px!important;line-height:28px!important}' +
  '.act{width:100%!important}.act a{display:block!important;text-align:center!important}}'

function darkRules(palette: Palette): string[] {
  const { page, card, line, ink, second, quiet, soft, link, mark, button, tones, bands } = palette
  return [
    rule('page', `background-color:${page}`),
    rule('card', `background-color:${card};border-color:${line}`),
    rule('ink', `color:${ink}`),
    rule('second', `color:${second}`),
    rule('quiet', `color:${quiet}`),
    rule('line', `border-color:${line}`),
    rule('soft', `background-color:${soft}`),
    rule('link', `color:${link}`),
    rule('mark', `border-color:${mark}`),
    rule('dot', `background-color:${mark}`),
    // Logos are drawn for paper.
    rule('logo', 'background-color:#ffffff;padding:6px 8px'),
    ...painted('button', button),
    ...(Object.keys(tones) as Tone[]).flatMap((tone) => painted(`tone-${tone}`, tones[tone])),
    ...(Object.keys(bands) as BandLook[]).flatMap((look) => painted(`band-${look}`, bands[look])),
  ]
}

function rule(name: string, declarations: string): string {
  return `.${name}{${declarations.replaceAll(';', '!important;')}!important}`
}

function painted(name: string, { ground, ink, edge }: Paint): string[] {
  return [rule(name, `background-color:${ground};border-color:${edge}`), rule(`${name}-ink`, `color:${ink}`)]
}

/** Outlook on the web names its dark colours so, for text and for grounds. */
function outlook(css: string): string {
  return css.includes('background-color') ? `[data-ogsb] ${css}` : `[data-ogsc] ${css}`
}
