import { contrast } from '@deskbell/widget/theme'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paletteOf } from './palette.ts'

const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)
const TEXT = 4.5
const EDGE = 3

test.each(['light', 'dark'] as const)('whatever the brand colour, everything can be read in the %s', (scheme) => {
  fc.assert(
    fc.property(
      fc.oneof(hex, fc.constantFrom('#000000', '#ffffff', '#ffff00', '#ffd400', '#777777', '#0000ff')),
      (brand) => {
        const { page, card, soft, ink, second, quiet, link, mark, button, tones, bands } = paletteOf(scheme, brand)
        for (const ground of [page, card]) {
          for (const text of [ink, second, quiet, link]) expect(contrast(text, ground)).toBeGreaterThanOrEqual(TEXT)
        }
        expect(contrast(ink, soft)).toBeGreaterThanOrEqual(TEXT)
        expect(contrast(second, soft)).toBeGreaterThanOrEqual(TEXT)
        expect(contrast(mark, card)).toBeGreaterThanOrEqual(EDGE)
        for (const { ground, ink: text } of [button, ...Object.values(tones), ...Object.values(bands)]) {
          expect(contrast(text, ground)).toBeGreaterThanOrEqual(TEXT)
        }
      },
    ),
    { numRuns: 200 },
  )
})
