import { expect, test } from 'vitest'
import { watchSession } from './watch-session.ts'

test('tells of 401 and 404, of nothing else, and hands every answer on', async () => {
  const statuses = [200, 401, 403, 500, 404, 401]
  let ended = 0
  let missing = 0
  const watch = watchSession(async () => new Response('answer', { status: statuses.shift() ?? 200 }))
  watch.onEnded(() => {
    ended += 1
  })
  watch.onMissing(() => {
    missing += 1
  })
  const seen: string[] = []
  for (let n = 0; n < 6; n += 1) {
    const response = await watch.fetch('/v1/me')
    seen.push(`${response.status} ${await response.text()} ${ended} ${missing}`)
  }
  expect(seen).toEqual([
    '200 answer 0 0',
    '401 answer 1 0',
    '403 answer 1 0',
    '500 answer 1 0',
    '404 answer 1 1',
    '401 answer 2 1',
  ])
})
