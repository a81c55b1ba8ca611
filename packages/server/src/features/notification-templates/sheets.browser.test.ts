import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { NOTIFICATION_KIND_NAMES } from '@deskbell/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { difference, drawSheetMail, fromPng, sheetOf, TILE_EDGES, toPng } from './testing/sheets.ts'
import { openStudio, type Studio } from './testing/studio.ts'
import { OUR_LOCALES } from './words/index.ts'

const KEPT = join(import.meta.dirname, 'testing/sheets')
/** What came out where it is not what is kept, to be looked at. */
const SEEN = join(import.meta.dirname, '../../../.tmp/mail-sheets')
/** Of a tile. A word that is another one is more. */
const TOLERANCE = 0.0004
const isRenewing = process.env.RENEW === 'mails'

let studio: Studio
beforeAll(async () => {
  await rm(SEEN, { recursive: true, force: true })
  studio = await openStudio()
}, 60_000)
afterAll(() => studio?.close())

/** How much of a sheet differs from the one that is kept; 1 where none is. */
async function compare(name: string, html: string): Promise<number> {
  const sheet = await sheetOf(await studio.shoot(html))
  const file = join(KEPT, `${name}.png`)
  if (isRenewing) await keep(file, await toPng(sheet))
  const kept = await readFile(file).catch(() => null)
  const share = kept === null ? 1 : difference(sheet, await fromPng(kept), TILE_EDGES)
  if (share > TOLERANCE) await keep(join(SEEN, `${name}.png`), await toPng(sheet))
  return share
}

async function keep(file: string, png: Buffer): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(file, png)
}

test.each(OUR_LOCALES)(
  'every mail in %s looks as it is kept, light and dark, wide and narrow',
  async (locale) => {
    const different: Record<string, number> = {}
    for (const kind of NOTIFICATION_KIND_NAMES) {
      const { html } = await drawSheetMail(kind, locale)
      const share = await compare(`${locale}/${kind}`, html)
      if (share > TOLERANCE) different[kind] = share
    }
    expect(different).toEqual({})
  },
  180_000,
)

test.each([
  ['another word', (html: string) => html.replaceAll('Mara Lind', 'Nora Lind')],
  ['another colour', (html: string) => html.replaceAll('#176a4e', '#1a5fb4')],
  ['a line less', (html: string) => html.replaceAll('The total on my invoice', '')],
  ['another place', (html: string) => html.replaceAll('padding:10px 0', 'padding:9px 0 11px')],
])('the comparison notices %s', async (_name, change) => {
  const { html } = await drawSheetMail('ticket_reply', 'en')
  const changed = change(html)
  expect(changed).not.toBe(html)
  const [before, after] = [await sheetOf(await studio.shoot(html)), await sheetOf(await studio.shoot(changed))]
  expect(difference(before, before, TILE_EDGES)).toBe(0)
  expect(difference(before, after, TILE_EDGES)).toBeGreaterThan(TOLERANCE)
})

test('a mail asks nobody for anything but its logo', () => {
  expect(studio.outside).toEqual([])
})
