import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import launcher from '../loader/launcher.css.ts'
import { deriveAccent } from './accent.ts'
import { contrast, fromHex, toHex } from './color.ts'
import { ACCENT, BRASS, NEUTRAL, type Scheme, SURFACE } from './tokens.ts'
import { variables } from './variables.ts'

const schemes = fc.constantFrom<Scheme>('light', 'dark')
const brands = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`)
  .chain((color) => fc.constantFrom(color, '#ffffff', '#000000', '#ffff00', '#0000ff', '#777777'))

describe('any brand colour', () => {
  test('gives text on it, links and edges the contrast they need', () => {
    fc.assert(
      fc.property(brands, schemes, (brand, scheme) => {
        const { fill, hover, on, edge, text, soft } = deriveAccent(brand, scheme)
        const surfaces = [SURFACE[scheme], ...NEUTRAL[scheme].slice(0, 3)].map(toHex)
        expect(contrast(on, fill)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(on, hover)).toBeGreaterThanOrEqual(4.5)
        for (const surface of surfaces) {
          expect(contrast(edge, surface)).toBeGreaterThanOrEqual(3)
          expect(contrast(text, surface)).toBeGreaterThanOrEqual(4.5)
        }
        expect(contrast(text, soft)).toBeGreaterThanOrEqual(4.5)
      }),
      { numRuns: 400 },
    )
  })

  test('is kept as it is where it can be read', () => {
    expect(deriveAccent('#2563eb', 'light').fill).toBe('#2563eb')
    expect(deriveAccent('#ffd400', 'light').on).not.toBe('#ffffff')
  })
})

describe('colours', () => {
  test('survive the way to OKLCH and back', () => {
    fc.assert(fc.property(brands, (color) => toHex(fromHex(color)) === color))
  })

  test('have the contrast that WCAG gives as examples', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })
})

describe('the neutrals', () => {
  test.each(['light', 'dark'] as const)('hold in %s what their names promise', (scheme) => {
    const [page, quiet, control] = NEUTRAL[scheme].map(toHex)
    const step = (number: number): string => toHex(NEUTRAL[scheme][number - 1] ?? [0, 0, 0])
    for (const surface of [toHex(SURFACE[scheme]), page, quiet, control] as string[]) {
      expect(contrast(step(8), surface)).toBeGreaterThanOrEqual(3)
      for (const text of [10, 11, 12]) expect(contrast(step(text), surface)).toBeGreaterThanOrEqual(4.5)
    }
  })

  test('stand in the variables, all twelve', () => {
    const declared = variables('light', null)
    for (let step = 1; step <= 12; step++) expect(declared).toContain(`--n${step}:#`)
  })
})

test('the launcher repeats the accent and the brass of the tokens', () => {
  expect(launcher).toContain(`--fill: ${toHex(ACCENT)}`)
  expect(launcher).toContain(`background: ${toHex(BRASS)}`)
})
