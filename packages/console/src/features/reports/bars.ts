export interface Bar {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The next round number at or above: 4, 15, 60 … The line at its half need not be round. */
export function roundTop(most: number): number {
  if (most <= 1) return 1
  const size = 10 ** Math.floor(Math.log10(most))
  return [1, 1.5, 2, 3, 4, 6, 8, 10].map((step) => Math.ceil(step * size)).find((top) => top >= most) ?? most
}

/**
 * Two bars side by side for every day, in a box: first what was created, then what was resolved. A
 * day on which nothing happened has bars without height.
 */
export function barsOf(
  days: readonly { readonly created: number; readonly resolved: number }[],
  width: number,
  height: number,
): { top: number; days: { created: Bar; resolved: Bar }[] } {
  const top = roundTop(Math.max(0, ...days.flatMap((day) => [day.created, day.resolved])))
  const room = width / Math.max(1, days.length)
  // A gap between days, and none to speak of between the two of a day.
  const thick = Math.min(14, room * 0.38)
  const bar = (index: number, second: boolean, count: number): Bar => {
    const tall = (count / top) * height
    const x = index * room + room / 2 + (second ? 0.5 : -thick - 0.5)
    return { x: Math.round(x * 100) / 100, y: height - tall, width: thick, height: tall }
  }
  return {
    top,
    days: days.map((day, index) => ({
      created: bar(index, false, day.created),
      resolved: bar(index, true, day.resolved),
    })),
  }
}
