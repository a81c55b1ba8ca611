import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeOf, daysOf, figure, sparkline } from './figures.ts'

test.each([
  [1240, 'count', '1,240'],
  [0.861, 'share', '86%'],
  [null, 'share', '–'],
] as const)('%s as %s is %s', (value, unit, text) => {
  expect(figure(value, unit)).toBe(text)
})

test.each([
  [120, 100, 'count', 'up', '20% more'],
  [80, 100, 'count', 'down', '20% less'],
  [7, 0, 'count', 'up', '7 more'],
  [100, 100, 'count', 'same', 'as before'],
  [0.86, 0.81, 'share', 'up', '5 points more'],
  [0.815, 0.82, 'share', 'down', '0.5 points less'],
] as const)('%s after %s, by %s', (value, before, unit, direction, text) => {
  expect(changeOf({ value, before, byDay: [] }, unit)).toEqual({ direction, text })
})

test('without a period before there is nothing to compare with', () => {
  expect(changeOf({ value: 3, before: null, byDay: [] }, 'count')).toBeNull()
  expect(changeOf({ value: null, before: 3, byDay: [] }, 'count')).toBeNull()
})

test('a sparkline breaks where days have no value, and stays in its box', () => {
  expect(sparkline([0, 1, null, 1], 30, 10)).toEqual([
    [
      [0, 10],
      [10, 0],
    ],
    [[30, 0]],
  ])
  expect(sparkline([], 30, 10)).toEqual([])
  expect(sparkline([4, 5], 30, 10)).toEqual([
    [
      [0, 2],
      [30, 0],
    ],
  ])
  expect(sparkline([0], 30, 10)).toEqual([[[15, 10]]])
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 1e6 }))), (days) => {
      const points = sparkline(days, 100, 20).flat()
      expect(points).toHaveLength(days.filter((one) => one !== null).length)
      for (const [x, y] of points) expect(x >= 0 && x <= 100 && y >= 0 && y <= 20).toBe(true)
    }),
  )
})

test('days end with the last of the period', () => {
  const days = daysOf('2026-03-02T08:00:00.000Z', 3).map((day) => day.slice(0, 10))
  expect(days).toEqual(['2026-02-28', '2026-03-01', '2026-03-02'])
})
