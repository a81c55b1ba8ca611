import type { Outgoing } from '../outgoing.ts'
import { askOutgoing, cut, faultIn, faultOfStatus } from './asking.ts'
import type { ChannelMessage, ChannelPort } from './channel.ts'

export interface SlackOptions {
  readonly outgoing: Outgoing
  /** An incoming webhook: whoever has it may post, so it is never told. */
  readonly webhookUrl: string
  readonly timeoutMs?: number
}

/** Slack's limits: a section, and the address of a button. */
const SECTION_LENGTH = 3_000
const SUBJECT_LENGTH = 600
const URL_LENGTH = 3_000

/** Posts to the team's Slack by an incoming webhook, which knows no keys: a doubtful try is not repeated. */
export function slackChannel({ outgoing, webhookUrl, timeoutMs }: SlackOptions): ChannelPort {
  return {
    provider: 'slack',
    keyLifeMs: 0,
    async send(message, { signal }) {
      const answer = await askOutgoing(outgoing, {
        provider: 'Slack',
        url: webhookUrl,
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(slackBody(message)),
        signal,
        ...(timeoutMs !== undefined && { timeoutMs }),
      })
      if (answer.status === 200 && answer.text.trim() === 'ok') return { providerId: null }
      const fault = answer.status === 410 ? 'gone' : faultOfStatus(answer.status)
      const secrets = secretsOf(webhookUrl)
      throw faultIn(fault, `Slack: HTTP ${answer.status}`, { words: answer.text, secrets, headers: answer.headers })
    },
  }
}

function slackBody({ subject, short, url }: ChannelMessage): Readonly<Record<string, unknown>> {
  const heading = `*${escapeWithin(subject, SUBJECT_LENGTH)}*`
  const text = `${heading}\n${escapeWithin(short, SECTION_LENGTH - heading.length - 1)}`
  const button = { type: 'button', text: { type: 'plain_text', text: 'Open' }, ...(url !== null && { url }) }
  const hasButton = url !== null && url.length <= URL_LENGTH
  return {
    // Shown by notifications, and read out.
    text: escapeWithin(subject, SUBJECT_LENGTH),
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text } },
      ...(hasButton ? [{ type: 'actions', elements: [button] }] : []),
    ],
    unfurl_links: false,
  }
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Escaped as Slack asks, and no longer than it takes: what people wrote can mention nobody and hide no address. */
function escapeWithin(text: string, length: number): string {
  let escaped = ''
  for (const character of cut(text, length)) {
    const next = ENTITIES[character] ?? character
    if (escaped.length + next.length > length) break
    escaped += next
  }
  return escaped
}

function secretsOf(webhookUrl: string): readonly string[] {
  const { pathname } = new URL(webhookUrl)
  return [webhookUrl, pathname, pathname.slice(pathname.lastIndexOf('/') + 1)]
}
