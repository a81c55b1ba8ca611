import fc from 'fast-check'
import { expect, test } from 'vitest'
import { amountText, moneyText, parseAmount } from './money.ts'

test.each([
  ['125', 'EUR', 12_500],
  ['125,5', 'EUR', 12_550],
  ['1 250.05', 'EUR', 125_005],
  ['900', 'JPY', 900],
  ['1.234', 'KWD', 1_234],
  ['9.50', 'JPY', null],
  ['1.005', 'EUR', null],
  ['-3', 'EUR', null],
  ['twelve', 'EUR', null],
  ['', 'EUR', null],
])('%s in %s is %s', (typed, currency, amount) => {
  expect(parseAmount(typed, currency)).toEqual(amount === null ? null : { amount, currency })
})

test('an amount survives the way into a field and out again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), fc.constantFrom('EUR', 'JPY', 'KWD', 'USD'), (amount, currency) => {
      expect(parseAmount(amountText({ amount, currency }), currency)).toEqual({ amount, currency })
    }),
  )
  expect(moneyText({ amount: 12_500, currency: 'EUR' })).toBe('€125.00')
})
