import { DeskbellError, toTrouble } from '../core/errors.ts'
import { CALL_TIMEOUT, refusal } from '../core/http.ts'
import type { Runtime } from '../core/runtime.ts'

/** How many answers are kept. */
const KEPT = 200

export type Query = Readonly<Record<string, string | undefined>>

/** Asks the service, and remembers what it answered. */
export interface Answers {
  /** The newest answer; where the service cannot be reached, the one kept. */
  get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T>
  kept<T>(path: string, query?: Query): T | undefined
  /** Sends what may outlive the page. */
  post(path: string, body: unknown): Promise<void>
  close(): void
}

/** @param common what every question says, such as the workspace */
export function createAnswers(runtime: Runtime, url: string, common: Query): Answers {
  const answers = new Map<string, unknown>()
  const closed = new AbortController()
  const origin = url.replace(/\/+$/, '')

  const address = (path: string, query: Query = {}): string => {
    const said = Object.entries({ ...common, ...query }).filter((pair): pair is [string, string] => Boolean(pair[1]))
    return `${origin}${path}?${new URLSearchParams(said)}`
  }

  function keep(key: string, answer: unknown): void {
    // The newest last, so that the first is the one not asked for longest.
    answers.delete(key)
    answers.set(key, answer)
    for (const oldest of answers.keys()) {
      if (answers.size <= KEPT) return
      answers.delete(oldest)
    }
  }

  async function send<T>(to: string, init: RequestInit, ...ends: readonly (AbortSignal | undefined)[]): Promise<T> {
    const controller = new AbortController()
    const stop = (): void => controller.abort()
    const cancel = runtime.later(CALL_TIMEOUT, stop)
    for (const end of ends) end?.addEventListener('abort', stop)
    try {
      const response = await runtime.fetch(to, { ...init, credentials: 'omit', signal: controller.signal })
      if (response.ok) {
        const text = await response.text()
        return (text ? JSON.parse(text) : undefined) as T
      }
      throw await refusal(response, runtime.now())
    } catch (error) {
      if (error instanceof DeskbellError) throw error
      throw new DeskbellError(runtime.isOnline() ? 'unreachable' : 'offline', 'No answer.')
    } finally {
      cancel()
      for (const end of ends) end?.removeEventListener('abort', stop)
    }
  }

  return {
    async get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
      const key = address(path, query)
      try {
        const answer = await send<T>(key, {}, signal, closed.signal)
        keep(key, answer)
        return answer
      } catch (error) {
        // A refusal is an answer: what it says is gone must not be shown from memory.
        if (toTrouble(error).kind !== 'refused' && answers.has(key)) return answers.get(key) as T
        throw error
      }
    },
    kept: <T>(path: string, query?: Query) => answers.get(address(path, query)) as T | undefined,
    async post(path, body) {
      const headers = { 'content-type': 'application/json' }
      await send(origin + path, { method: 'POST', headers, body: JSON.stringify(body), keepalive: true })
    },
    close: () => closed.abort(),
  }
}
