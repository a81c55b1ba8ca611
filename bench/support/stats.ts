/** A measured quantity over all repetitions of one run. */
export interface Spread {
  readonly median: number
  readonly min: number
  readonly max: number
}

/**
 * The middle of some figures, with their extremes.
 *
 * @example spread([3, 1, 2]) // { median: 2, min: 1, max: 3 }
 */
export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  return { median: percentile(sorted, 0.5), min: sorted.at(0) ?? Number.NaN, max: sorted.at(-1) ?? Number.NaN }
}

/** The value below which the share `p` (0 to 1) of an ascending list lies, between neighbours in proportion. */
export function percentile(ascending: ArrayLike<number>, p: number): number {
  const place = (ascending.length - 1) * p
  const low = ascending[Math.floor(place)] ?? Number.NaN
  const high = ascending[Math.ceil(place)] ?? Number.NaN
  return low + (high - low) * (place - Math.floor(place))
}

/** A figure with three significant digits and thousands apart, as the tables print it. */
export function readable(value: number): string {
  if (!Number.isFinite(value)) return 'n/a'
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en-GB')
  return String(Number(value.toPrecision(3)))
}
