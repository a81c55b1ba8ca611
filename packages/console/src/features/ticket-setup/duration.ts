const UNITS: readonly (readonly [pattern: RegExp, minutes: number])[] = [
  [/^(?:m|min|mins|minute|minutes)$/, 1],
  [/^(?:h|hr|hrs|hour|hours)$/, 60],
  [/^(?:d|day|days)$/, 1_440],
  [/^(?:w|week|weeks)$/, 10_080],
]

/**
 * A span of time as people type it, in whole minutes; null where it is none. Every part names its
 * unit, as a bare number says nothing; a fraction is taken where it makes whole minutes.
 *
 * @example parseDuration('1d 4h') // 1680
 * @example parseDuration('1.5 h') // 90
 */
export function parseDuration(text: string): number | null {
  const plain = text
    .trim()
    .toLowerCase()
    .replaceAll(/(\d),(\d)/g, '$1.$2')
  if (!/^(?:\d+(?:\.\d+)?\s*[a-z]+\.?[\s,]*)+$/.test(plain)) return null
  const used = new Set<number>()
  let minutes = 0
  for (const [, amount, unit = ''] of plain.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)/g)) {
    const size = UNITS.find(([pattern]) => pattern.test(unit))?.[1]
    if (size === undefined || used.has(size)) return null
    used.add(size)
    minutes += Number(amount) * size
  }
  const whole = Math.round(minutes)
  return Math.abs(minutes - whole) < 1e-6 && Number.isSafeInteger(whole) ? whole : null
}

/**
 * Minutes as `parseDuration` reads them, in days, hours and minutes.
 *
 * @example durationText(1680) // '1 d 4 h'
 */
export function durationText(minutes: number): string {
  const parts = [
    [Math.floor(minutes / 1_440), 'd'],
    [Math.floor((minutes % 1_440) / 60), 'h'],
    [minutes % 60, 'min'],
  ] as const
  const shown = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount} ${unit}`)
  return shown.length > 0 ? shown.join(' ') : '0 min'
}
