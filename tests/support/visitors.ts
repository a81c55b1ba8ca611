import { randomBytes, randomUUID } from 'node:crypto'
import type { EntryPage, MessageEntry, SentMessage, Session } from '@deskbell/protocol'

/** A customer who talks plain HTTP, so that nothing but the service is under test. */
export interface Visitor {
  readonly session: Session
  /** Starts a conversation; answers with its id. */
  start(text: string, clientId?: string): Promise<string>
  /** One try, no retry. Rejects where nothing was acknowledged. */
  send(conversationId: string, text: string, clientId: string): Promise<SentMessage>
  /** The whole log, page by page. */
  log(conversationId: string): Promise<EntryPage['entries']>
}

/** The public key of the workspace, as the demo host page carries it in its script tag. */
export async function workspaceKeyOf(url: string): Promise<string> {
  const page = await (await fetch(url)).text()
  const key = /data-workspace="(wk_[A-Za-z0-9]+)"/.exec(page)?.[1]
  if (!key) throw new Error(`No workspace key stands in the page at ${url}`)
  return key
}

/** Lets a new visitor act for the first time. */
export async function createVisitor(url: string): Promise<Visitor> {
  const workspaceKey = await workspaceKeyOf(url)
  const visitorSecret = randomBytes(32).toString('base64url')
  const session = await call<Session>(`${url}/v1/sessions`, { method: 'POST', body: { workspaceKey, visitorSecret } })
  const token = session.accessToken

  return {
    session,
    async start(text, clientId = randomUUID()) {
      const body = { clientId, content: { type: 'text', text } }
      const sent = await call<SentMessage>(`${url}/v1/conversations`, { method: 'POST', body, token })
      return sent.conversation.id
    },
    send(conversationId, text, clientId) {
      const body = { clientId, content: { type: 'text', text } }
      return call(`${url}/v1/conversations/${conversationId}/messages`, { method: 'POST', body, token })
    },
    async log(conversationId) {
      const entries: EntryPage['entries'] = []
      for (;;) {
        const after = entries.at(-1)?.seq ?? 0
        const address = `${url}/v1/conversations/${conversationId}/entries?after=${after}&limit=200`
        const page = await call<EntryPage>(address, { method: 'GET', token })
        entries.push(...page.entries)
        if (!page.hasMore) return entries
      }
    },
  }
}

/** The texts of a log, in order. */
export function messagesOf(entries: EntryPage['entries']): MessageEntry[] {
  return entries.filter((entry) => entry.type === 'message')
}

async function call<T>(
  address: string,
  { method, body, token }: { method: string; body?: unknown; token?: string },
): Promise<T> {
  const response = await fetch(address, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${method} ${address} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as T
}
