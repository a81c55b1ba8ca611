import { expect, test } from 'vitest'
import { watchSession } from './watch-session.ts'

test('tells of 401, of nothing else, and hands every answer on', async () => {
  const statuses = [200, 401, 403, 500, 401]
  let ended = 0
  const watch = watchSession(async () => new Response('answer', { status: statuses.shift() ?? 200 }))
  watch.onEnded(() => {
    ended += 1
  })
  const seen: string[] = []
  for (let n = 0; n < 5; n += 1) {
    const response = await watch.fetch('/v1/me')
    seen.push(`${response.status} ${await response.text()} ${ended}`)
  }
  expect(seen).toEqual(['200 answer 0', '401 answer 1', '403 answer 1', '500 answer 1', '401 answer 2'])
})
