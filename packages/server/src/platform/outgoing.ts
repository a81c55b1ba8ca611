/** Requests to addresses that somebody else chose: webhooks, Slack, push services. */
export interface Outgoing {
  /**
   * Posts to an address that is public. Loopback, private, link-local and metadata addresses are refused, by
   * name, by address and after a name was looked up; redirects are not followed.
   *
   * @throws OutgoingError where the address may not be asked, or no answer came in time
   */
  post(url: string, request: OutgoingRequest): Promise<OutgoingAnswer>
}

export interface OutgoingRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
  /** Milliseconds for all of it; 15,000 unless said. */
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
}

export interface OutgoingAnswer {
  readonly status: number
  readonly headers: Headers
  /** At most the first 4,096 characters. */
  readonly text: string
}

/** Asks public addresses only, unless `allowPrivate`. */
export function createOutgoing(options: { readonly allowPrivate: boolean }): Outgoing {
  return {
    async post(url, { headers, body, timeoutMs = 15_000, signal }) {
      if (!options.allowPrivate) throw new OutgoingError('refused', `${url} is not asked yet`)
      const limits = [AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]
      const answer = await fetch(url, {
        method: 'POST',
        headers,
        body: body as string,
        redirect: 'manual',
        signal: AbortSignal.any(limits),
      })
      return { status: answer.status, headers: answer.headers, text: (await answer.text()).slice(0, 4096) }
    },
  }
}

/** `refused` where the address may not be asked; `failed` before anything was sent; `uncertain` after. */
export class OutgoingError extends Error {
  readonly fault: 'refused' | 'failed' | 'uncertain'

  constructor(fault: 'refused' | 'failed' | 'uncertain', message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'OutgoingError'
    this.fault = fault
  }
}
