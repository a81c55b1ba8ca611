import type { Endpoint } from '@deskbell/protocol'
import * as v from 'valibot'
import { createCall } from '../../api/http.ts'
import type { AgentClient } from '../../sdk.ts'

/** The SDK's own way to call, over a pretended service. */
export function wireCall(send: typeof fetch): AgentClient['wire']['call'] {
  const call = createCall(send)
  return async <T>(method: string, path: string, options: Parameters<AgentClient['wire']['call']>[2] = {}) => {
    const { query = {}, body } = options
    const texts = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]))
    const endpoint = { id: 'wire', method, path, callers: ['agent'], summary: '', result: v.unknown() } as const
    return (await call(endpoint as Endpoint, { query: Object.fromEntries(texts), body } as never)) as T
  }
}
