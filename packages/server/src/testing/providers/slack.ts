import { type AskedRequest, type ProviderDouble, type Reply, readJson, startHttpDouble } from './http-double.ts'

export interface SlackPost {
  readonly text: string
  readonly blocks: readonly SlackBlock[]
}

interface SlackBlock {
  readonly type: string
  readonly text?: { readonly type: string; readonly text: string }
  readonly elements?: readonly {
    readonly type: string
    readonly url?: string
    readonly text: { readonly text: string }
  }[]
}

export interface SlackDouble extends ProviderDouble<SlackPost> {
  /** An address that posts to a channel. */
  readonly webhookUrl: string
  /** Of a channel that was archived, and of a webhook that was removed. */
  readonly archivedUrl: string
  readonly removedUrl: string
}

const PLACES = { open: 'B0000OPEN/kV8x2sTz0Qp4mWn6Lr9yAc3E', archived: 'B0000ARCH/aB1cD2eF3gH4iJ5kL6mN7oP8' }

/** Slack's incoming webhooks. They know no keys. https://api.slack.com/messaging/webhooks */
export async function startSlackDouble(): Promise<SlackDouble> {
  const taken: SlackPost[] = []

  function answer({ method, path, headers, body }: AskedRequest): Reply {
    const place = path.replace('/services/T0000TEAM/', '')
    if (place === PLACES.archived) return text(410, 'channel_is_archived')
    if (place !== PLACES.open) return text(404, 'no_service')
    if (method !== 'POST') return text(405, 'method_not_allowed')
    const post = headers['content-type']?.startsWith('application/json') ? readJson(body) : null
    if (!post) return text(400, 'invalid_payload')
    if (typeof post.text !== 'string' || post.text === '') return text(400, 'no_text')
    const blocks = (post.blocks ?? []) as readonly SlackBlock[]
    if (!blocks.every(isBlock)) return text(400, 'invalid_blocks')
    taken.push({ text: post.text, blocks })
    return text(200, 'ok')
  }

  const { url, next, calm, close } = await startHttpDouble({
    answer,
    limited: () => text(429, 'rate_limited'),
    failed: () => text(500, 'rollup_error'),
    refused: (words) => text(403, words),
  })
  const at = (place: string) => `${url}/services/T0000TEAM/${place}`
  return {
    url,
    taken,
    next,
    calm,
    webhookUrl: at(PLACES.open),
    archivedUrl: at(PLACES.archived),
    removedUrl: at('B0000GONE/zY9xW8vU7tS6rQ5pO4nM3lK2'),
    [Symbol.asyncDispose]: close,
  }
}

function isBlock({ type, text: words, elements }: SlackBlock): boolean {
  if (type === 'section') return words?.type === 'mrkdwn' && words.text.length >= 1 && words.text.length <= 3_000
  if (type !== 'actions' || !elements || elements.length > 25) return false
  return elements.every((one) => {
    const isLink = one.url === undefined || (URL.canParse(one.url) && one.url.length <= 3_000)
    return one.type === 'button' && one.text.text.length <= 75 && isLink
  })
}

function text(status: number, body: string): Reply {
  return { status, body }
}
