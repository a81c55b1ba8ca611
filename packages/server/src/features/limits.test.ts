import { expect, test } from 'vitest'
import { memoryLimiter, RATE_RULES } from '../platform/limits.ts'
import type { Call } from '../testing/api.ts'
import { newClientId, newSecret, testApi } from '../testing/api.ts'
import { eachDatabase } from '../testing/databases.ts'
import { furnish, message } from '../testing/house.ts'

/** Calls until refused; answers how often it went well, and the refusal. */
async function untilRefused(call: Call, method: string, path: string, body?: () => object) {
  for (let count = 0; count < 1000; count++) {
    const answer = await call(method, path, body && { body: body() })
    if (answer.status === 429) return { count, answer }
  }
  throw new Error('Nothing was refused')
}

eachDatabase((kind, open) => {
  test(`a flood is answered 429 with the seconds to wait, on ${kind}`, async () => {
    const api = testApi((await open()).db, { limiter: memoryLimiter() })
    const house = await furnish(api)
    const path = `/v1/conversations/${house.conversationId}/messages`
    const sends = await untilRefused(house.customer.call, 'POST', path, () => message())
    // One was used up by the conversation's beginning.
    expect(sends.count).toBe(RATE_RULES.message.points - 1)
    expect(sends.answer.body.code).toBe('rate_limited')
    expect(Number(sends.answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await house.agent.call('POST', path, { body: message() })).status).toBe(201)

    const room = { party: 'customer', id: house.stranger.id }
    const tickets = await untilRefused(house.stranger.call, 'POST', '/v1/room-tickets', () => ({ room }))
    expect(tickets.count).toBe(RATE_RULES.roomTicket.points)
    const sessions = await untilRefused(api.call, 'POST', '/v1/sessions', () => ({
      workspaceKey: house.workspace.key,
      visitorSecret: newSecret(),
    }))
    // Two were used up by the customers who are there already.
    expect(sessions.count).toBe(RATE_RULES.session.points - 2)
  })

  test(`sending failed work round again is limited as any write of an agent, on ${kind}`, async () => {
    const api = testApi((await open()).db, { limiter: memoryLimiter() })
    const house = await furnish(api)
    const retry = { kind: 'agents.mail_link' }
    const retries = await untilRefused(house.admin.call, 'POST', '/v1/failed-job-retries', () => retry)
    // Two were used up by the invitation and the identity key.
    expect(retries.count).toBe(RATE_RULES.agentWrite.points - 2)
    const path = `/v1/failed-jobs/${house.ids.jobId}`
    expect((await house.admin.call('DELETE', path)).body.code).toBe('rate_limited')
    expect((await house.admin.call('GET', '/v1/failed-jobs')).status).toBe(200)
  })

  test(`announcing files is limited, and sending a large one takes nothing from what else one does, on ${kind}`, async () => {
    const api = testApi((await open()).db, { limiter: memoryLimiter() })
    const house = await furnish(api)
    const file = () => ({ clientId: newClientId(), name: 'a.txt', size: 1 })
    const path = `/v1/uploads/${house.ids.uploadId}`
    const pieces = await untilRefused(house.customer.call, 'GET', path)
    expect(pieces.count).toBe(RATE_RULES.uploadPiece.points)
    expect((await house.customer.call('GET', '/v1/conversations')).status).toBe(200)
    const announced = await untilRefused(house.stranger.call, 'POST', '/v1/uploads', file)
    expect(announced.count).toBe(RATE_RULES.upload.points)
    expect(Number(announced.answer.headers.get('retry-after'))).toBeGreaterThan(60)
  })

  test(`reading the help centre is limited per address, also where the answer was made before, on ${kind}`, async () => {
    const api = testApi((await open()).db, { limiter: memoryLimiter(), checkAnswers: false })
    const house = await furnish(api)
    const path = `/v1/help/articles/${house.ids.slug}?workspace=${house.workspace.key}`
    const reads = await untilRefused(api.call, 'GET', path)
    expect([reads.count, reads.answer.body.code]).toEqual([RATE_RULES.publicRead.points, 'rate_limited'])
  })

  test(`passwords and mails are limited per address, on ${kind}`, async () => {
    const api = testApi((await open()).db, { limiter: memoryLimiter(), env: { DESKBELL_MODE: 'hosted' } })
    const wish = { workspaceName: 'Acme', name: 'Ana', email: 'ana@example.com', password: 'a long password' }
    const mails = await untilRefused(api.call, 'POST', '/v1/sign-up', () => wish)
    expect(mails.count).toBe(RATE_RULES.signUpRecipient.points)
    const resets = (email: string) => untilRefused(api.call, 'POST', '/v1/password-reset', () => ({ email }))
    const first = await resets('ana@example.com')
    expect(first.count).toBe(RATE_RULES.passwordResetRecipient.points)
    // Refused ones count for the network address as well.
    await resets('bo@example.com')
    await resets('cy@example.com')
    expect((await resets('di@example.com')).count).toBe(0)
    const tries = await untilRefused(api.call, 'POST', '/v1/auth/sign-in/email', () => ({
      email: 'ana@example.com',
      password: 'a guess',
    }))
    expect(tries.count).toBe(RATE_RULES.signInAddress.points)
  })
})
