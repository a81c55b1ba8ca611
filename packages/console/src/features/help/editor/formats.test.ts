import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Edit, FORMATS, type Format, format, reference, type Spot } from './formats.ts'

const SAMPLES = { bold: 'bold', link: 'words', heading: 'Heading', item: 'item', step: 'Do this', callout: 'Note' }
/** A text with `|` at both ends of what is selected, or one for a caret. */
function spot(marked: string): Spot {
  const from = marked.indexOf('|')
  const to = marked.lastIndexOf('|')
  return { text: marked.replaceAll('|', ''), from, to: to === from ? from : to - 1 }
}
function show(text: string, edit: Edit): string {
  const next = text.slice(0, edit.from) + edit.insert + text.slice(edit.to)
  const [a, b] = [Math.min(edit.anchor, edit.head), Math.max(edit.anchor, edit.head)]
  return a === b ? `${next.slice(0, a)}|${next.slice(a)}` : `${next.slice(0, a)}|${next.slice(a, b)}|${next.slice(b)}`
}

test.each<[Format, string, string]>([
  ['bold', 'two |words|', 'two **|words|**'],
  ['bold', 'two **|words|**', 'two |words|'],
  ['bold', 'a |', 'a **|bold|**'],
  ['link', 'see |this|', 'see [this](|https://|)'],
  ['link', 'see |https://a.example/b|', 'see [|words|](https://a.example/b)'],
  ['heading', 'one\nt|wo', 'one\n## two|'],
  ['heading', '### t|wo', '## two|'],
  ['heading', '## t|wo', 'two|'],
  ['heading', '|', '## |Heading|'],
  ['list', '|one\ntwo|', '|- one\n- two|'],
  ['list', '|- one\n- two|', '|one\ntwo|'],
  ['list', '1. [ ] on|e', '- one|'],
  ['steps', '|one\ntwo|', '|1. [ ] one\n2. [ ] two|'],
  ['steps', '|- one\n- two|', '|1. [ ] one\n2. [ ] two|'],
  ['steps', '|1. [ ] one\n2. [ ] two|', '|one\ntwo|'],
  ['callout', '|', '> [!NOTE]\n> |Note|'],
  ['callout', 'be care|ful', '> [!NOTE]\n> |be careful|'],
  ['callout', '|> [!TIP]\n> be careful|', '|be careful|'],
])('%s of %j', (kind, before, after) => {
  const at = spot(before)
  expect(show(at.text, format(kind, at, SAMPLES))).toBe(after)
})

test('no button ever loses a letter that was written', () => {
  const words = fc.stringMatching(/^[a-z\n ]{0,40}$/)
  fc.assert(
    fc.property(words, fc.nat(40), fc.nat(40), fc.constantFrom(...FORMATS), (text, a, b, kind) => {
      const [from = 0, to = 0] = [a, b].map((at) => Math.min(at, text.length)).sort((x, y) => x - y)
      const edit = format(kind, { text, from, to }, SAMPLES)
      const next = text.slice(0, edit.from) + edit.insert + text.slice(edit.to)
      let at = 0
      for (const letter of text.replace(/\s/g, '')) {
        at = next.indexOf(letter, at) + 1
        expect(at).toBeGreaterThan(0)
      }
      expect(Math.max(edit.anchor, edit.head)).toBeLessThanOrEqual(next.length)
    }),
  )
})

test.each([
  [{ name: 'arc-lamp_base.png', path: '/help/files/f/a.png', width: 640 }, '![arc lamp base](/help/files/f/a.png)'],
  [{ name: 'plan [2].pdf', path: '/help/files/f/p.pdf', width: null }, '[plan 2.pdf](/help/files/f/p.pdf)'],
])('refers to a file', (file, markdown) => {
  expect(reference(file)).toBe(markdown)
})
