import type { NotificationKind } from '@deskbell/protocol'
import { kindFacts } from '@deskbell/protocol'
import sharp, { type Sharp } from 'sharp'
import type { MailLook } from '../../../platform/mail-design/index.ts'
import { REPLY_MARKER } from '../../../platform/mail-in/index.ts'
import { ourWords } from '../choose.ts'
import { sampleValues } from '../samples/index.ts'
import { frameFor } from '../words/index.ts'
import { draw, type Written } from '../write.ts'
import { LOGO_URL, WIDTHS } from './studio.ts'

/** A look for each language: the default, one as light as paper, one as dark as ink, and a loud one. */
const LOOKS: Readonly<Record<string, MailLook>> = {
  en: { name: 'Porto Notaries', color: null, logoUrl: null },
  de: { name: 'Blumen & Söhne', color: '#ffd400', logoUrl: LOGO_URL },
  'pt-BR': { name: 'Cartório Central', color: '#0b1f4b', logoUrl: null },
  ar: { name: 'مكتب النخيل', color: '#c026d3', logoUrl: null },
}
const FOOTERS: Readonly<Record<string, string>> = {
  en: 'Porto Notaries, Rua das Flores 12, 4050 Porto',
  de: 'Blumen & Söhne GmbH, Blumenstraße 12, 50667 Köln\nGeschäftsführung: Robin Meyer',
  'pt-BR': '',
  ar: 'مكتب النخيل، شارع الورود 12، دبي',
}

/** A kind in our own words, filled with sample values. */
export function drawSheetMail(kind: NotificationKind, locale: string): Promise<Written> {
  const words = ourWords(kind, locale)
  const look = LOOKS[locale]
  if (!words || !look) throw new Error(`There are no words in ${locale}`)
  const url = 'https://desk.example/requests/1042?from=mail'
  const isAnswerable = kind.startsWith('ticket_')
  const mayChoose = kindFacts(kind).required !== true
  return draw(
    {
      kind,
      words,
      locale,
      frame: frameFor(locale).frame,
      values: { ...sampleValues(kind, locale, url), 'workspace.name': look.name },
      url,
      footer: FOOTERS[locale] ?? '',
      replyMarker: isAnswerable ? REPLY_MARKER : undefined,
      preferencesUrl: mayChoose ? 'https://desk.example/preferences' : undefined,
    },
    look,
  )
}

/** Kept at half the size and in few colours: what is looked at is the layout, and a hundred of them lie in the repository. */
const SCALE = 0.5
/** Room for what another version of the same browser draws otherwise, and for the colours that are fewer. */
const NOTICEABLE = 56

/** A picture as bytes of red, green and blue. */
interface Pixels {
  readonly data: Buffer
  readonly width: number
  readonly height: number
}

/** Light and dark beside each other, each at both widths. */
export async function sheetOf(shots: readonly Buffer[]): Promise<Pixels> {
  const halves = await Promise.all(
    shots.map(async (shot) => {
      const { width = 0 } = await sharp(shot).metadata()
      return pixelsOf(sharp(shot).resize({ width: Math.round(width * SCALE), kernel: 'linear' }))
    }),
  )
  const height = halves[0]?.height ?? 0
  const rows = Array.from({ length: height }, (_, y) =>
    halves.map(({ data, width }) => data.subarray(y * width * 3, (y + 1) * width * 3)),
  )
  return { data: Buffer.concat(rows.flat()), width: halves.reduce((sum, { width }) => sum + width, 0), height }
}

export function toPng({ data, width, height }: Pixels): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png({ palette: true, colours: 40, dither: 0, effort: 10 })
    .toBuffer()
}

export function fromPng(png: Buffer): Promise<Pixels> {
  return pixelsOf(sharp(png))
}

async function pixelsOf(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture.removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/**
 * How much of two sheets differs in the tile where most does, from 0 to 1; 1 where they are not of one size.
 *
 * @param edges where tiles end, from left to right, in pixels of a sheet
 */
export function difference(one: Pixels, other: Pixels, edges: readonly number[]): number {
  if (one.width !== other.width || one.height !== other.height) return 1
  const different = edges.map(() => 0)
  for (let y = 0; y < one.height; y++) {
    let tile = 0
    for (let x = 0; x < one.width; x++) {
      if (x >= (edges[tile] ?? Number.POSITIVE_INFINITY)) tile++
      const at = (y * one.width + x) * 3
      if (isNoticeable(one.data, other.data, at)) different[tile] = (different[tile] ?? 0) + 1
    }
  }
  const shares = edges.map((edge, tile) => (different[tile] ?? 0) / ((edge - (edges[tile - 1] ?? 0)) * one.height))
  return Math.max(...shares)
}

function isNoticeable(a: Buffer, b: Buffer, at: number): boolean {
  for (let channel = at; channel < at + 3; channel++) {
    if (Math.abs((a[channel] ?? 0) - (b[channel] ?? 0)) > NOTICEABLE) return true
  }
  return false
}

/** Where the four tiles of a sheet end. */
export const TILE_EDGES: readonly number[] = [0, 1].flatMap((scheme) => {
  const start = scheme * (WIDTHS[0] + WIDTHS[1])
  return [(start + WIDTHS[0]) * SCALE, (start + WIDTHS[0] + WIDTHS[1]) * SCALE]
})
