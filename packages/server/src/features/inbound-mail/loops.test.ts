import type { EntryPage, Ticket } from '@deskbell/protocol'
import { beforeEach, describe, expect, test } from 'vitest'
import { createJobRunner } from '../../platform/jobs/runner.ts'
import { type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { MAIL_ENV, type MailParts, rawMail } from '../../testing/mails.ts'
import { replyAddress } from '../ticket-notifications/addresses.ts'
import { type Ingested, ingest } from './ingest.ts'

eachDatabase((_kind, open) => {
  let api: TestApi
  let agent: Awaited<ReturnType<TestApi['agent']>>
  beforeEach(async () => {
    api = testApi((await open()).db, { env: MAIL_ENV })
    agent = await api.agent(await api.workspace(), { name: 'Robin' })
  })

  const take = (parts: MailParts = {}) => ingest(api.deps, 'mime', rawMail(parts))
  const toTicket = (ticketId: string | null) => replyAddress(api.deps.config, ticketId ?? '') ?? ''
  const messagesOf = async (ticketId: string | null) => {
    const { conversationId } = (await agent.call<Ticket>('GET', `/v1/tickets/${ticketId}`)).body
    const { body } = await agent.call<EntryPage>('GET', `/v1/conversations/${conversationId}/entries?limit=200`)
    return body.entries.flatMap((entry) => (entry.type === 'message' ? [entry] : []))
  }

  describe('two auto-responders pointed at each other', () => {
    /** What we answered by ourselves to a mail; empty where nothing. */
    const answersTo = async ({ ticketId }: Ingested) =>
      (await messagesOf(ticketId)).filter((entry) => entry.by.kind === 'system').map((entry) => entry.content.text)
    const robot = { from: 'robot@example.net', subject: 'Your order' }

    /** Carries what both desks send to each other until neither has anything to say; how much each sent. */
    async function exchange(theirs: TestApi, change: (headers: Record<string, string>) => Record<string, string>) {
      const sides = [
        { from: api, to: theirs, sender: 'support@desk.example', peer: 'help@other.example', carried: 0 },
        { from: theirs, to: api, sender: 'help@other.example', peer: 'support@desk.example', carried: 0 },
      ]
      for (let idle = 0, at = 0; idle < 2; at++) {
        const side = sides[at % 2]
        if (!side) break
        await createJobRunner(side.from.deps).runDue()
        const written = side.from.deps.mailer.sent.filter(({ to }) => to === side.peer)
        const sent = written.slice(side.carried)
        idle = sent.length === 0 ? idle + 1 : 0
        side.carried += sent.length
        for (const { to, subject, text, replyTo = '', messageId = '', headers = {} } of sent) {
          const all = change({ 'Message-ID': messageId, 'Reply-To': replyTo, ...headers })
          await ingest(side.to.deps, 'mime', rawMail({ from: side.sender, to, subject, body: text, headers: all }))
        }
        if (side.carried > 50) throw new Error('They never stop')
      }
      return sides.map(({ carried }) => carried)
    }
    async function otherDesk() {
      const env = {
        ...MAIL_ENV,
        DESKBELL_SECRET: 'o'.repeat(40),
        INBOUND_ADDRESS: 'help@other.example',
        MAIL_FROM: 'Other <help@other.example>',
      }
      const theirs = testApi((await open()).db, { env })
      await theirs.workspace('Other')
      return theirs
    }

    test('stop after one exchange where both are ours', async () => {
      const theirs = await otherDesk()
      await take({ from: 'Other <help@other.example>', body: 'We have a question' })
      expect(await exchange(theirs, (headers) => headers)).toEqual([1, 0])
      const rows = await theirs.deps.db
        .selectFrom('conversation_entries')
        .select('sender_kind')
        .where('type', '=', 'message')
        .execute()
      expect(rows.map(({ sender_kind }) => sender_kind)).toEqual(['customer'])
    })

    test('stop soon where neither says that it is a machine', async () => {
      const theirs = await otherDesk()
      await take({ from: 'Other <help@other.example>', body: 'We have a question' })
      const silent = ({ 'Auto-Submitted': _a, 'X-Auto-Response-Suppress': _b, ...headers }: Record<string, string>) =>
        headers
      const carried = await exchange(theirs, silent)
      expect(carried.every((count) => count <= 3)).toBe(true)
    })

    test('stop after one exchange where theirs marks nothing', async () => {
      const first = await take({ ...robot, body: 'Order 1 is on its way' })
      let answers = await answersTo(first)
      let exchanges = 0
      for (; answers.length > exchanges && exchanges < 10; exchanges++) {
        const text = `Thank you, we will be back soon (${exchanges})`
        const next = await take({ ...robot, to: toTicket(first.ticketId), body: text })
        answers = await answersTo(next)
      }
      expect(exchanges).toBe(1)
    })

    test('stop soon where theirs marks nothing and answers to no address of ours', async () => {
      const results: Ingested[] = []
      for (let n = 0; n < 8; n++) results.push(await take({ ...robot, body: `Thank you, we will be back soon (${n})` }))
      const answered = await Promise.all(results.map(answersTo))
      expect(answered.filter((texts) => texts.length > 0)).toHaveLength(5)
    })
  })
})
