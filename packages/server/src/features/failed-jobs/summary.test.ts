import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newToken, seal } from '../../platform/secrets.ts'
import { detailsOf, withoutSecrets } from './summary.ts'

const EVENT = 'evt_01h455vb4pex5vsknk084sn02q'

test.each([
  ['an id', { eventId: EVENT }, EVENT],
  ['a number', { attempt: 3 }, '3'],
  ['yes or no', { resend: false }, 'false'],
  ['a word under a name that tells', { kind: 'sign_up' }, 'sign_up'],
  ['a word under another name', { word: 'hunter' }, null],
  ['text under a name that tells', { kind: 'For your eyes only' }, null],
  ['an address', { to: 'ana@example.com' }, null],
  ['what looks like an id and is none', { id: 'abc_01h455vb4pex5vsknk084sn02q' }, null],
  ['an id in a text', { id: `${EVENT} and more` }, null],
  ['a number that opens something', { otpCode: 123456 }, null],
  ['an id that opens something', { token: EVENT }, null],
  ['things inside', { mail: { kind: 'sign_up' } }, null],
  ['a list', { ids: [EVENT] }, null],
  ['nothing', { reason: null }, null],
])('of a payload %s is shown only where it gives nothing away', (_, payload, value) => {
  expect(detailsOf(JSON.stringify(payload))).toEqual([{ name: Object.keys(payload)[0], value }])
})

test.each([['null'], ['12'], ['"text"'], ['[1]'], ['{}']])('the payload %s has no details', (payload) => {
  expect(detailsOf(payload)).toEqual([])
})

test('no sealed token and no token ever shows, whatever it is called', () => {
  const name = fc.constantFrom('kind', 'id', 'type', 'value', 'link', 'status')
  fc.assert(
    fc.property(name, fc.boolean(), (key, isSealed) => {
      const secret = isSealed ? seal('a secret of thirty-two characters', 'test', newToken()) : newToken()
      expect(JSON.stringify(detailsOf(JSON.stringify({ [key]: secret })))).not.toContain(secret)
      expect(withoutSecrets(`The link ${secret} was refused`)).toBe('The link … was refused')
    }),
  )
})

test.each([
  ['connect ECONNREFUSED 10.0.4.12:587', 'connect ECONNREFUSED 10.0.4.12:587'],
  ['550 no such user <ana@example.com>', '550 no such user <ana@example.com>'],
  ['cannot reach postgres://desk:p%40ss@db:5432/x', 'cannot reach postgres://desk:…@db:5432/x'],
  ['Authorization: Bearer abc.def-ghi refused', 'Authorization: Bearer … refused'],
  ['POST /hook?token=abc123&x=1 answered 500', 'POST /hook?token=…&x=1 answered 500'],
  ['{"api_key":"k-123","ok":false}', '{"api_key":"…","ok":false}'],
  [`conversation cnv_01h455vb4pex5vsknk084sn02q is gone`, 'conversation cnv_01h455vb4pex5vsknk084sn02q is gone'],
])('of the error "%s" stays "%s"', (error, shown) => {
  expect(withoutSecrets(error)).toBe(shown)
})

test('a long error is cut', () => {
  expect(withoutSecrets('why '.repeat(500))).toHaveLength(500)
})
