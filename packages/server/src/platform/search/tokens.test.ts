import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from './fold.ts'
import { loadLanguage } from './language.ts'
import { createTokenizer, type Tokenizer } from './tokens.ts'

async function tokenizer(locale: string): Promise<Tokenizer> {
  return createTokenizer(await loadLanguage(locale))
}

test.each([
  ['Größe', 'grosse'],
  ['RÉSUMÉ', 'resume'],
  ['İstanbul', 'istanbul'],
  ['Łódź', 'lodz'],
  ['Ｆｕｌｌ　１２', 'full 12'],
  ['ﬁne', 'fine'],
  ['أُضِيفَ', 'اضيف'],
  ['مقالـــة', 'مقاله'],
  ['موقعى', 'موقعي'],
  ['١٢٣ ۴۵', '123 45'],
  ['Ёлка', 'елка'],
  ['ﾊﾟｰﾄ', 'パート'],
  ['เงิน', 'เงิน'],
  ['हिन्दी १', 'हिन्दी 1'],
  ['한국어', '한국어'],
  ['Άλφας', 'αλφασ'],
])('%s is folded to %s', (word, folded) => {
  expect(fold(word)).toBe(folded)
})

test('folding twice changes nothing more', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)))
})

/** Two forms of a word that are found by each other. */
test.each([
  ['en', 'settings', 'setting'],
  ['en', 'inviting', 'invite'],
  ['de', 'Rückerstattungen', 'Rückerstattung'],
  ['de', 'Häuser', 'Haus'],
  ['pt-BR', 'configurações', 'configuração'],
  ['es', 'artículos', 'artículo'],
  ['fr', 'paramètres', 'paramètre'],
  ['it', 'impostazioni', 'impostazione'],
  ['nl', 'instellingen', 'instelling'],
  ['ru', 'виджетов', 'виджет'],
  ['ar', 'المقالات', 'مقالة'],
  ['ar', 'موقعي', 'بالموقع'],
  ['ko', '위젯을', '위젯'],
  ['zh', '申请退款', '退款'],
  ['ja', '返金ポリシーについて', '返金'],
  ['th', 'วิธีการขอคืนเงิน', 'เงิน'],
  ['xx', 'same', 'SAME'],
])('%s: %s and %s have a term in common', async (locale, one, other) => {
  const { terms } = await tokenizer(locale)
  const found = terms(other, 'with')
  expect(terms(one, 'with').filter((term) => found.includes(term))).not.toEqual([])
})

test.each([
  ['e-mail', ['e', 'email', 'mail']],
  ["don't", ['dont']],
  ['the shop’s', ['the', 'shop']],
  ['showNewMessage()', ['showNewMessage', 'show', 'New', 'Message']],
  ['v3.1', ['v3', 'v31', '1']],
  ['a/b', ['a', 'b']],
  ['👨‍👩‍👧 🎉!', []],
  ['', []],
])('%s is found by %j', async (text, words) => {
  const { terms } = await tokenizer('xx')
  expect(new Set(terms(text, 'with'))).toEqual(new Set(words.map(fold)))
})

test('stop words are left out where that is asked', async () => {
  const { terms } = await tokenizer('en')
  expect(terms('How can I send', 'without')).toEqual(['send'])
  expect(terms('How can I send', 'with')).toEqual(['how', 'can', 'i', 'send'])
})

test('tokens stand where they say, in order, in any text', async () => {
  const tokenizers = await Promise.all(['en', 'ar', 'ja', 'th'].map(tokenizer))
  const piece = fc.oneof(fc.string({ unit: 'binary', maxLength: 5 }), fc.constantFrom(..."ab-'.日本ก "))
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(text, fc.constantFrom(...tokenizers), (text, { tokens }) => {
      let at = 0
      return tokens(text).every(({ start, end, terms }) => {
        const isFine = start >= at && end > start && end <= text.length && terms.length > 0
        at = end
        return isFine
      })
    }),
  )
})
