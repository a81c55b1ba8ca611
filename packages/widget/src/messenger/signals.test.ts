import { describe, expect, test } from 'vitest'
import { effect, signal } from './signals.ts'

describe('an effect', () => {
  test('runs at once, and again when what it read changes', () => {
    const name = signal('a')
    const seen: string[] = []
    const stop = effect(() => void seen.push(name.value))
    name.value = 'b'
    name.value = 'b'
    stop()
    name.value = 'c'
    expect(seen).toEqual(['a', 'b'])
  })

  test('forgets what it did not read the last time', () => {
    const which = signal<'left' | 'right'>('left')
    const left = signal(0)
    let runs = 0
    effect(() => {
      runs += 1
      if (which.value === 'left') left.value
    })
    which.value = 'right'
    left.value = 1
    expect(runs).toBe(2)
  })

  test('does not watch what it peeks at, nor what its cleanup reads', () => {
    const watched = signal(0)
    const other = signal(0)
    let runs = 0
    effect(() => {
      runs += 1
      watched.value
      other.peek()
      return () => void other.value
    })
    watched.value = 1
    other.value = 1
    expect(runs).toBe(2)
  })

  test('cleans up before the next run and at the end', () => {
    const value = signal(1)
    const cleaned: number[] = []
    const stop = effect(() => {
      const { value: now } = value
      return () => void cleaned.push(now)
    })
    value.value = 2
    stop()
    expect(cleaned).toEqual([1, 2])
  })

  test('runs until it settles when it changes what it reads', () => {
    const count = signal(0)
    effect(() => {
      if (count.value < 5) count.value += 1
    })
    expect(count.peek()).toBe(5)
  })

  test('inside another is not watched by the outer one', () => {
    const inner = signal(0)
    let outerRuns = 0
    effect(() => {
      outerRuns += 1
      effect(() => void inner.value)
    })
    inner.value = 1
    expect(outerRuns).toBe(1)
  })

  test('gathers changes where it is scheduled', async () => {
    const value = signal(0)
    const seen: number[] = []
    const stop = effect(() => void seen.push(value.value), queueMicrotask)
    value.value = 1
    value.value = 2
    await Promise.resolve()
    expect(seen).toEqual([0, 2])
    value.value = 3
    stop()
    await Promise.resolve()
    expect(seen).toEqual([0, 2])
  })

  test('is watched again after it threw', () => {
    const value = signal(0)
    let runs = 0
    effect(() => {
      runs += 1
      if (value.value === 1) throw new Error('once')
    })
    expect(() => {
      value.value = 1
    }).toThrow('once')
    value.value = 2
    expect(runs).toBe(3)
  })
})
