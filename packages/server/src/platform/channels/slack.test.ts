import { expect, test } from 'vitest'
import { type ContractHouse, channelContract, channelMessage } from '../../testing/providers/channel-contract.ts'
import { nobodysUrl } from '../../testing/providers/http-double.ts'
import { startSlackDouble } from '../../testing/providers/slack.ts'
import { createOutgoing } from '../outgoing.ts'
import { slackChannel } from './slack.ts'

const outgoing = createOutgoing({ allowPrivate: true })
const message = channelMessage({ to: '', kind: 'agent_ticket_escalated' })

channelContract('Slack', async (): Promise<ContractHouse> => {
  const double = await startSlackDouble()
  const { pathname } = new URL(double.webhookUrl)
  const at = (webhookUrl: string) => slackChannel({ outgoing, webhookUrl })
  return {
    double,
    port: at(double.webhookUrl),
    impatient: slackChannel({ outgoing, webhookUrl: double.webhookUrl, timeoutMs: 250 }),
    nowhere: at((await nobodysUrl()) + pathname),
    to: '',
    refused: () => at(double.removedUrl).send(message, { key: 'k' }),
    gone: () => at(double.archivedUrl).send(message, { key: 'k' }),
    secrets: [double.webhookUrl, pathname, ...pathname.split('/').slice(3)],
    [Symbol.asyncDispose]: () => double[Symbol.asyncDispose](),
  }
})

test('a post has a heading, the text and a button that leads there', async () => {
  await using double = await startSlackDouble()
  await slackChannel({ outgoing, webhookUrl: double.webhookUrl }).send(message, { key: 'k' })
  expect(double.taken).toEqual([
    {
      text: 'Your booking is confirmed',
      blocks: [
        {
          type: 'section',
          text: { type: 'mrkdwn', text: '*Your booking is confirmed*\nYour cleaner comes on Monday at 9:00.' },
        },
        {
          type: 'actions',
          elements: [
            {
              type: 'button',
              text: { type: 'plain_text', text: 'Open' },
              url: 'https://desk.example/bookings/42',
            },
          ],
        },
      ],
    },
  ])
})

test('what customers write mentions nobody and hides no address', async () => {
  await using double = await startSlackDouble()
  const short = '<!channel> & <https://evil.example|https://desk.example> <@U123>'
  await slackChannel({ outgoing, webhookUrl: double.webhookUrl }).send(
    { ...message, short, subject: '<!here>' },
    { key: 'k' },
  )
  const [post] = double.taken
  expect(post?.text).toBe('&lt;!here&gt;')
  expect(post?.blocks[0]?.text?.text).toBe(
    '*&lt;!here&gt;*\n&lt;!channel&gt; &amp; &lt;https://evil.example|https://desk.example&gt; &lt;@U123&gt;',
  )
})

test('escaping makes nothing longer than Slack takes, and cuts no entity apart', async () => {
  await using double = await startSlackDouble()
  const words = '&<>'.repeat(2_000)
  await slackChannel({ outgoing, webhookUrl: double.webhookUrl }).send(
    { ...message, short: words, subject: words },
    { key: 'k' },
  )
  const text = double.taken[0]?.blocks[0]?.text?.text ?? ''
  expect(text.length).toBeGreaterThan(2_900)
  expect(text.replace(/&(amp|lt|gt);/g, '')).toMatch(/^\*(\.\.\.)?\*\n(\.\.\.)?$/)
})

test('an address that is not Slack’s and says nothing of "ok" has taken nothing', async () => {
  await using double = await startSlackDouble()
  double.next({ kind: 'page', status: 200 })
  const attempt = slackChannel({ outgoing, webhookUrl: double.webhookUrl }).send(message, { key: 'k' })
  await expect(attempt).rejects.toMatchObject({ fault: 'refused' })
})

test('a private address is refused before it is asked, and is not told', async () => {
  await using double = await startSlackDouble()
  const guarded = createOutgoing({ allowPrivate: false })
  const attempt = slackChannel({ outgoing: guarded, webhookUrl: double.webhookUrl }).send(message, { key: 'k' })
  await expect(attempt).rejects.toMatchObject({
    fault: 'refused',
    message: 'Slack: requests to this address are not allowed',
  })
  expect(double.taken).toEqual([])
})
