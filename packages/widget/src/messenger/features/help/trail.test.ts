import { expect, test } from 'vitest'
import { createTrail, type Stop } from './trail.ts'

const article = (slug: string): Stop => ({ kind: 'article', slug })

test('leads back the way one came, and no further than the root', () => {
  const trail = createTrail()
  const first = trail.here.value
  trail.open({ kind: 'category', slug: 'fees', name: 'Fees' })
  trail.open(article('a'))
  trail.open(article('b'))
  trail.back()
  expect(trail.here.value.stop).toEqual(article('a'))
  trail.back()
  trail.back()
  expect(trail.here.value).toBe(first)
  trail.back()
  expect(trail.here.value.stop).toEqual({ kind: 'root' })
})

test('one place opened by name has the root behind it, and every stop an id of its own', () => {
  const trail = createTrail()
  trail.open(article('a'))
  const before = trail.here.value.id
  trail.start(article('a'))
  expect(trail.here.value.id).not.toBe(before)
  trail.back()
  expect(trail.here.value.stop).toEqual({ kind: 'root' })
})
