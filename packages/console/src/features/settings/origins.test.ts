import { expect, test } from 'vitest'
import { parseOrigins } from './origins.ts'

test('takes one origin in each line, forgiving slashes, capitals, doubles and empty lines', () => {
  expect(parseOrigins('https://www.Example.com/\n\n  http://localhost:3000 \nhttps://www.example.com')).toEqual({
    origins: ['https://www.example.com', 'http://localhost:3000'],
    wrong: null,
  })
})

test.each([
  ['example.com', 'example.com'],
  ['https://example.com/shop', 'https://example.com/shop'],
  ['ftp://example.com', 'ftp://example.com'],
  ['https://*.example.com/x', 'https://*.example.com/x'],
])('names the line of “%s”', (line, text) => {
  expect(parseOrigins(`https://a.example\n${line}`).wrong).toEqual({ line: 2, text })
})
