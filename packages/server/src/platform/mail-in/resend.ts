import * as v from 'valibot'
import { MAIL_LIMITS } from './limits.ts'

const API = 'https://api.resend.com'
const TIMEOUT_MS = 30_000

const Received = v.object({ raw: v.nullish(v.object({ download_url: v.pipe(v.string(), v.startsWith('https://')) })) })

/**
 * The raw mail that Resend took for us, by its id. Webhooks carry no text: the API names an address
 * that works for a while. Of a mail that is too large only as much is read as tells that it is.
 *
 * @throws Error where Resend does not answer, does not know it, or does not have the raw mail yet
 */
export async function fetchResendMail(
  apiKey: string,
  emailId: string,
  signal: AbortSignal,
): Promise<{ raw: Uint8Array; size: number }> {
  const within = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)])
  const headers = { Authorization: `Bearer ${apiKey}`, 'User-Agent': 'deskbell' }
  const found = await ok(await fetch(`${API}/emails/receiving/${emailId}`, { headers, signal: within }))
  const { raw } = v.parse(Received, await found.json())
  if (!raw) throw new Error('Resend does not have the raw mail')
  const download = await ok(await fetch(raw.download_url, { redirect: 'error', signal: within }))
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of download.body ?? []) {
    chunks.push(chunk)
    size += chunk.length
    if (size > MAIL_LIMITS.rawBytes) break
  }
  return { raw: Buffer.concat(chunks), size: Math.max(size, Number(download.headers.get('content-length')) || 0) }
}

async function ok(response: Response): Promise<Response> {
  if (!response.ok) throw new Error(`Resend answered ${response.status} for a received mail`)
  return response
}
