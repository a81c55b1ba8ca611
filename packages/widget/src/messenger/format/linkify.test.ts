import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkify } from './linkify.ts'

const link = (label: string, href = label) => ({ label, href })

test.each([
  ['plain words', ['plain words']],
  ['', []],
  ['https://a.example', [link('https://a.example', 'https://a.example/')]],
  ['See https://a.example/b.', ['See ', link('https://a.example/b'), '.']],
  ['(https://a.example/b)', ['(', link('https://a.example/b'), ')']],
  ['https://a.example/b_(c)', [link('https://a.example/b_(c)')]],
  ['https://a.example/?q=1&r=2#x!', [link('https://a.example/?q=1&r=2#x'), '!']],
  [
    'one http://a.example/1 two https://b.example/2',
    ['one ', link('http://a.example/1'), ' two ', link('https://b.example/2')],
  ],
  ['javascript:alert(1)', ['javascript:alert(1)']],
  ['data:text/html,<b>', ['data:text/html,<b>']],
  ['xhttps://a.example', ['xhttps://a.example']],
  ['https://', ['https://']],
  ['<https://a.example/b>', ['<', link('https://a.example/b'), '>']],
  ['HTTPS://A.example/B', [link('HTTPS://A.example/B', 'https://a.example/B')]],
])('%j', (text, pieces) => {
  expect(linkify(text)).toEqual(pieces)
})

test('loses no character and makes no link but to the web', () => {
  const texts = fc.array(
    fc.constantFrom('https://a.example/b', 'http://', 'javascript:', '(', ')', '.', ' ', '<', '"', 'é', '\n'),
  )
  fc.assert(
    fc.property(texts, (parts) => {
      const text = parts.join('')
      const pieces = linkify(text)
      expect(pieces.map((piece) => (typeof piece === 'string' ? piece : piece.label)).join('')).toBe(text)
      for (const piece of pieces) if (typeof piece !== 'string') expect(piece.href).toMatch(/^https?:\/\//)
    }),
  )
})
