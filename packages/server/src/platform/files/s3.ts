import { CodedError } from '@deskbell/protocol'
import { AwsClient } from 'aws4fetch'
import { checkStorageName } from './names.ts'
import { digestOf } from './recognise.ts'
import type { FileStorage } from './storage.ts'

/** A bucket of an object store that speaks S3: Amazon's, Cloudflare R2, MinIO and others. */
export interface S3Bucket {
  /** Origin of the store, such as `https://s3.eu-central-1.amazonaws.com`. */
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

const TIMEOUT = 30_000
const RETRIES = 2

/**
 * Files in a bucket, each an object under its own name. Nothing in it need be public: what people may
 * see goes through the service. Calls are signed (SigV4) together with the digest of what they carry.
 *
 * @throws CodedError `unavailable` where the store does not answer; an Error that names its code where it refuses
 * @example const files = s3Files({ endpoint: 'https://….r2.cloudflarestorage.com', bucket: 'desk', region: 'auto', … })
 */
export function s3Files({ endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Bucket): FileStorage {
  const client = new AwsClient({ accessKeyId, secretAccessKey, service: 's3', region, retries: RETRIES })

  async function call(method: 'GET' | 'PUT' | 'DELETE', name: string, bytes?: Uint8Array): Promise<Response> {
    checkStorageName(name)
    const url = `${endpoint}/${encodeURIComponent(bucket)}/${name}`
    const headers: Record<string, string> = { 'x-amz-content-sha256': digestOf(bytes ?? new Uint8Array()) }
    if (bytes) headers['content-type'] = 'application/octet-stream'
    const init: RequestInit = { method, headers, signal: AbortSignal.timeout(TIMEOUT) }
    if (bytes) init.body = new Uint8Array(bytes)
    const answer = await client.fetch(url, init).catch((cause: unknown) => {
      throw outOfReach(cause)
    })
    if (answer.ok || answer.status === 404) return answer
    throw await refusal(method, answer)
  }

  return {
    async write(name, bytes) {
      const answer = await call('PUT', name, bytes)
      if (!answer.ok) throw await refusal('PUT', answer)
      await answer.body?.cancel()
    },

    async read(name) {
      const answer = await call('GET', name)
      if (answer.status !== 404) {
        return new Uint8Array(await bodyOf(answer))
      }
      const code = await codeOf(answer)
      // A store without the bucket has lost nothing; whoever set it up has to look.
      if (code === 'NoSuchBucket') throw new Error(`The file storage answered GET with 404 ${code}`)
      return null
    },

    async remove(name) {
      await (await call('DELETE', name)).body?.cancel()
    },
  }
}

function bodyOf(answer: Response): Promise<ArrayBuffer> {
  return answer.arrayBuffer().catch((cause: unknown) => {
    throw outOfReach(cause)
  })
}

function outOfReach(cause: unknown): CodedError {
  return new CodedError('unavailable', 'The file storage does not answer', { retryAfterSeconds: 5, cause })
}

async function refusal(method: string, answer: Response): Promise<Error> {
  const cause = new Error(`The file storage answered ${method} with ${answer.status} ${await codeOf(answer)}`)
  return answer.status >= 500 || answer.status === 429 ? outOfReach(cause) : cause
}

/** The code in an answer such as `<Error><Code>SignatureDoesNotMatch</Code>…`. */
async function codeOf(answer: Response): Promise<string> {
  const text = await answer.text().catch(() => '')
  return /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? ''
}
