import type { Money } from '@deskbell/protocol'
import { t } from '../../../i18n/index.ts'

const shapeOf = (currency: string) => new Intl.NumberFormat(t.formats, { style: 'currency', currency })
/** How many digits a currency has after its point: 2 for EUR, 0 for JPY, 3 for KWD. */
const digitsOf = (currency: string): number => shapeOf(currency).resolvedOptions().maximumFractionDigits ?? 2

/** @example moneyText({ amount: 12500, currency: 'EUR' }) // '€125.00' */
export function moneyText({ amount, currency }: Money): string {
  return shapeOf(currency).format(amount / 10 ** digitsOf(currency))
}

/** An amount as it stands in a field. */
export const amountText = ({ amount, currency }: Money): string =>
  (amount / 10 ** digitsOf(currency)).toFixed(digitsOf(currency))

/**
 * What somebody typed as an amount, with a point or a comma before its last digits; null for what is none, or has more
 * digits than the currency.
 *
 * @example parseAmount('125,50', 'EUR') // { amount: 12550, currency: 'EUR' }
 */
export function parseAmount(typed: string, currency: string): Money | null {
  const parts = /^(\d{1,12})(?:[.,](\d+))?$/.exec(typed.trim().replaceAll(/[\s'’]/g, ''))
  const digits = digitsOf(currency)
  const fraction = parts?.[2] ?? ''
  if (!parts || fraction.length > digits) return null
  return { amount: Number(`${parts[1]}${fraction.padEnd(digits, '0')}`), currency }
}

/** Every currency this browser can write. */
export const CURRENCIES: readonly string[] = Intl.supportedValuesOf('currency')
