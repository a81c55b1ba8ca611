import { CodedError } from '@deskbell/protocol'
import { afterAll, expect, test } from 'vitest'
import { createPool } from '../db/dialects/postgres.ts'
import { eachDatabase } from '../testing/databases.ts'
import { type Limiter, memoryLimiter, postgresLimiter, type RateRule } from './limits.ts'

const rule: RateRule = { name: 'test', points: 3, seconds: 60, shared: true }

async function allowed(limiter: Limiter, key: string, tries: number, by = rule): Promise<number> {
  let count = 0
  for (let i = 0; i < tries; i++) {
    await limiter.consume(key, by).then(
      () => count++,
      () => undefined,
    )
  }
  return count
}

eachDatabase((kind, open) => {
  const closing: (() => Promise<void>)[] = []
  afterAll(() => Promise.all(closing.map((close) => close())))

  /** Two nodes; on SQLite there is only ever one. */
  async function nodes(): Promise<[Limiter, Limiter]> {
    const { url } = await open({ features: [] })
    if (kind === 'sqlite') {
      const only = memoryLimiter()
      return [only, only]
    }
    const make = () => {
      const pool = createPool({ connectionString: url, poolSize: 2 })
      closing.push(() => pool.end())
      return postgresLimiter(pool)
    }
    return [make(), make()]
  }

  test('a caller gets so many, over all nodes, and others are not harmed', async () => {
    const [one, two] = await nodes()
    expect((await allowed(one, 'ada', 2)) + (await allowed(two, 'ada', 5))).toBe(3)
    expect(await allowed(two, 'bob', 3)).toBe(3)
    expect(await allowed(one, 'ada', 3, { ...rule, name: 'other' }), 'rules are counted apart').toBe(3)
  })

  test('a refusal says when to come back', async () => {
    const [limiter] = await nodes()
    await allowed(limiter, 'ada', 3)
    const refused = await limiter.consume('ada', rule).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(CodedError)
    expect(refused).toMatchObject({ code: 'rate_limited' })
    expect((refused as CodedError).retryAfterSeconds).toBeGreaterThan(55)
    expect((refused as CodedError).retryAfterSeconds).toBeLessThanOrEqual(60)
  })
})
