import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Outcome } from './run-step.ts'
import { schedule } from './schedule.ts'
import type { Step } from './steps.ts'

function step(name: string, more: Partial<Step> = {}): Step {
  return { name, proves: '', command: ['true'], within: 1, ...more }
}

/** Runs steps that take a moment; `log` has who ran beside each as it began. */
async function runAll(steps: readonly Step[], lanes: number, failing: readonly string[] = []) {
  const running = new Set<string>()
  const log: string[] = []
  const outcomes = await schedule(steps, lanes, async ({ name }): Promise<Outcome> => {
    log.push([name, ...running].join('+'))
    running.add(name)
    await turn()
    running.delete(name)
    const ok = !failing.includes(name)
    return {
      name,
      passed: ok ? 1 : 0,
      failed: ok ? 0 : 1,
      seconds: 0,
      trouble: ok ? null : 'broken',
      shaky: [],
      output: '',
    }
  })
  return { log, troubles: Object.fromEntries(outcomes.map(({ name, trouble }) => [name, trouble])) }
}

describe('schedule', () => {
  test('runs as many at once as there are lanes, in order', async () => {
    expect((await runAll([step('a'), step('b'), step('c')], 2)).log).toEqual(['a', 'b+a', 'c+b'])
    expect((await runAll([step('a'), step('b'), step('c')], 1)).log).toEqual(['a', 'b', 'c'])
  })

  test('lets a step wait for what it comes after', async () => {
    const { log } = await runAll([step('late', { after: ['first'] }), step('first')], 2)
    expect(log).toEqual(['first', 'late'])
  })

  test('does not wait for a step that was not asked for', async () => {
    expect((await runAll([step('late', { after: ['first'] })], 2)).log).toEqual(['late'])
  })

  test('fails a step whose forerunner failed, without running it, and goes on', async () => {
    const steps = [step('first'), step('late', { after: ['first'] }), step('later', { after: ['late'] }), step('other')]
    const { log, troubles } = await runAll(steps, 2, ['first'])
    expect(log).toEqual(['first', 'other+first'])
    expect(troubles).toEqual({
      first: 'broken',
      other: null,
      late: '"first" failed before it',
      later: '"late" failed before it',
    })
  })

  test('leaves the machine to a step that wants to be alone', async () => {
    const { log } = await runAll([step('alone', { alone: true }), step('a'), step('b'), step('c')], 2)
    expect(log).toEqual(['a', 'b+a', 'c+b', 'alone'])
  })
})
