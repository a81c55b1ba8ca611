import type { Booking, Review, ReviewPage } from '@deskbell/protocol'
import { beforeAll, expect, test } from 'vitest'
import { type CompletionDesk, completionDesk } from '../../testing/completion.ts'
import { eachDatabase } from '../../testing/databases.ts'

eachDatabase((_kind, open) => {
  let desk: CompletionDesk
  beforeAll(async () => {
    desk = await completionDesk(await open())
  })

  const review = (id: string, rating: number, text?: string) =>
    desk.customer.call<Booking>('POST', `/v1/bookings/${id}/review`, {
      body: { rating, ...(text !== undefined && { text }) },
    })
  const moderate = (id: string | undefined, status: string) =>
    desk.agent.call<Review>('POST', `/v1/reviews/${id}/moderate`, { body: { status } })
  const list = async (query = '', by = desk.agent) => (await by.call<ReviewPage>('GET', `/v1/reviews?${query}`)).body
  async function verified(): Promise<Booking> {
    const { id } = await desk.asked()
    const body = { approved: true }
    return (await desk.customer.call<Booking>('POST', `/v1/bookings/${id}/respond-completion`, { body })).body
  }

  test('are for verified work, one for each booking, and may change until somebody read them', async () => {
    const { id } = await verified()
    const first = await review(id, 4, 'Good')
    expect(first.body.review).toMatchObject({ rating: 4, text: 'Good', status: 'pending' })
    const changed = await review(id, 5)
    expect(changed.body.review).toMatchObject({ id: first.body.review?.id, rating: 5, text: '', status: 'pending' })
    const { version } = changed.body
    expect((await review(id, 5)).body.version).toBe(version)
    expect(await desk.countEvents('review.added', id)).toBe(1)
    expect((await moderate(first.body.review?.id, 'published')).body).toMatchObject({
      bookingId: id,
      rating: 5,
      status: 'published',
      providerId: desk.provider.id,
      providerName: 'Sam',
      service: 'Cleaning',
    })
    expect((await review(id, 1)).body.code).toBe('conflict')
    const { body } = await desk.customer.call<Booking>('GET', `/v1/bookings/${id}`)
    expect(body.review).toMatchObject({ rating: 5, status: 'published' })
  })

  test('wait while the work is not accepted or disputed', async () => {
    const { id } = await desk.asked()
    expect((await review(id, 5)).body.code).toBe('invalid_transition')
    const body = { outcome: 'customer_disputed', notes: 'No' }
    await desk.agent.call('POST', `/v1/bookings/${id}/complete-by-support`, { body })
    expect((await review(id, 1)).body).toMatchObject({
      code: 'invalid_transition',
      detail: expect.stringContaining('disputed'),
    })
    await desk.agent.call('POST', `/v1/bookings/${id}/settle-dispute`, { body: { outcome: 'verified', notes: 'Yes' } })
    expect((await review(id, 1)).status).toBe(200)
  })

  test.each([0, 6, 4.5])('%s is no rating', async (rating) => {
    expect((await review((await verified()).id, rating)).body.errors?.[0]?.path).toBe('body.rating')
  })

  test('reach the provider once they are published, however the provider asks', async () => {
    const { id } = await verified()
    const { body } = await review(id, 2, 'Late')
    const seen = async () => (await desk.provider.call<Booking>('GET', `/v1/bookings/${id}`)).body.review
    expect(await seen()).toBeNull()
    const told = desk.api.deps.publisher.published
      .flatMap(({ publications }) => publications)
      .filter(({ room, event }) => room.id === desk.provider.id && event.t === 'booking' && event.booking.id === id)
    expect(told.length).toBeGreaterThan(0)
    expect(JSON.stringify(told)).not.toContain('Late')
    await moderate(body.review?.id, 'published')
    expect(await seen()).toMatchObject({ text: 'Late' })
  })

  test('two at once are one', async () => {
    const { id } = await verified()
    await Promise.all([review(id, 3), review(id, 3), review(id, 3)])
    expect(await desk.countEvents('review.added', id)).toBe(1)
  })

  test('are listed by page and status; a provider sees what is published about them', async () => {
    const own = await completionDesk(await open())
    desk = own
    const made: string[] = []
    for (const rating of [1, 2, 3]) {
      const { body } = await review((await verified()).id, rating)
      made.unshift(body.review?.id ?? '')
    }
    const ids = (page: ReviewPage) => page.items.map(({ id }) => id)
    expect(ids(await list())).toEqual(made)
    const first = await list('limit=2')
    expect([ids(first), ids(await list(`limit=2&cursor=${first.nextCursor}`))]).toEqual([
      made.slice(0, 2),
      made.slice(2),
    ])
    await moderate(made[0], 'published')
    await moderate(made[1], 'hidden')
    expect(ids(await list('status=pending'))).toEqual([made[2]])
    expect(ids(await list('', own.provider))).toEqual([made[0]])
    expect(ids(await list('status=hidden', own.provider))).toEqual([])
    expect(ids(await list(`providerId=${own.agent.id}`))).toEqual([])
    const other = await own.api.agent({ id: own.workspaceId, key: '' }, { role: 'provider' })
    expect(ids(await list(`providerId=${own.provider.id}`, other))).toEqual([])
    const refused = await own.provider.call('POST', `/v1/reviews/${made[2]}/moderate`, {
      body: { status: 'published' },
    })
    expect(refused.body.code).toBe('forbidden')
    expect((await own.agent.call('GET', '/v1/reviews?cursor=nonsense')).body.code).toBe('invalid_input')
  })
})
