import { gzipSync } from 'node:zlib'
import { contrast } from '@deskbell/widget/theme'
import { describe, expect, test } from 'vitest'
import { findFile, iconFile, scriptFile, styleFile } from './assets.ts'

const packed = (text: string) => gzipSync(text, { level: 9 }).length

test('what every page loads is small', () => {
  expect(packed(scriptFile().text)).toBeLessThanOrEqual(2_048)
  expect(packed(styleFile(null).text)).toBeLessThanOrEqual(8_192)
})

test('the script stands by itself', () => {
  expect(() => new Function(scriptFile().text)).not.toThrow()
  expect(scriptFile().text).not.toMatch(/import|__vi|innerHTML/)
})

test('the style sheet is one that any policy takes', () => {
  const { text } = styleFile('#ffd400')
  expect(text).not.toMatch(/@import|url\(|expression|@font-face/)
  expect(text.split('{').length).toBe(text.split('}').length)
})

describe.each(['#ffd400', '#000000', '#ffffff', '#2563eb'])('with %s', (brand) => {
  test.each([
    ['light', 0],
    ['dark', 1],
  ])('words hold their contrast in %s', (_, scheme) => {
    const { text } = styleFile(brand)
    const colorOf = (name: string) => [...text.matchAll(new RegExp(`--${name}:(#[0-9a-f]{6})`, 'g'))][scheme]?.[1] ?? ''
    expect(contrast(colorOf('accent-on'), colorOf('accent'))).toBeGreaterThanOrEqual(4.5)
    for (const surface of ['surface', 'n1', 'n2']) {
      expect(contrast(colorOf('accent-text'), colorOf(surface))).toBeGreaterThanOrEqual(4.5)
    }
  })
})

test('a file is found by its name; an older name finds what there is now', () => {
  const style = styleFile('#2563EB')
  expect(findFile(iconFile('#2563eb').name)).toMatchObject({ isExact: true, file: { type: 'image/svg+xml' } })
  expect(findFile(style.name)).toEqual({ file: style, isExact: true })
  expect(findFile(style.name.replace(/\.[\w-]{10}\./, '.0123456789.'))).toEqual({ file: style, isExact: false })
  for (const name of ['', 'portal.css', 'portal-red.0123456789.css', '../portal.0123456789.css', 'constructor']) {
    expect(findFile(name)).toBeNull()
  }
})
