import type { Attachment, AttachmentLink, CreateUpload, Upload } from '@deskbell/protocol'
import { DeskbellError, hasCode, toTrouble } from '../core/errors.ts'
import { randomId } from '../core/random.ts'
import { platformRuntime, type Runtime } from '../core/runtime.ts'
import type { Trouble } from '../types.ts'
import { createCalls } from './calls.ts'
import { fitName } from './names.ts'
import { pauseOf } from './pause.ts'
import type { UploadOptions, Uploads, UploadWire } from './types.ts'

/** Failures in a row, without a byte that arrived, before an upload rests: some three minutes. */
const PATIENCE = 10
/** What a piece shrinks to where whole ones do not get through. */
const LEAST_PIECE = 64 * 1024
/** Links that end sooner are asked for anew. */
const LINK_REST = 60_000
const PASSING = /^(offline|unreachable|unavailable|internal|rate_limited|conflict)$/

/**
 * Uploads for a client of either side.
 *
 * @example
 * const uploads = createUploads(client.wire)
 * const attachment = await uploads.upload(file, { onProgress: ({ sent, size }) => show(sent / size) })
 * @example
 * const uploads = createUploads({ origin: location.origin, headers: () => ({ 'deskbell-workspace': workspaceId }) })
 */
export function createUploads(wire: UploadWire): Uploads {
  return openUploads(wire, platformRuntime(wire.fetch))
}

/** As `createUploads`, with the surroundings given. */
export function openUploads(wire: UploadWire, runtime: Runtime): Uploads {
  const call = createCalls(wire, runtime)
  const links = new Map<string, Promise<AttachmentLink>>()

  async function upload(file: Blob & { readonly name?: string }, options: UploadOptions = {}): Promise<Attachment> {
    const { signal, onProgress, clientId = randomId(), name = file.name ?? '' } = options
    const { size } = file
    const announced: CreateUpload = { clientId, name: fitName(name), size }
    /** What the service said last, and whether that still holds. */
    const told: { upload: Upload | null; holds: boolean } = { upload: null, holds: false }
    let room = Number.POSITIVE_INFINITY
    let failures = 0

    const tell = (trouble: Trouble | null) => onProgress?.({ sent: told.upload?.received ?? 0, size, trouble })

    /** Learns where to go on, or sends the next piece. */
    async function step(): Promise<Upload> {
      if (!told.upload) {
        await wire.act?.()
        return call<Upload>('POST', '/v1/uploads', { json: announced, signal })
      }
      const { id, received, pieceBytes } = told.upload
      if (!told.holds) return call<Upload>('GET', `/v1/uploads/${id}`, { signal })
      const bytes = await readPiece(file, received, Math.min(room, pieceBytes))
      const next = await call<Upload>('PATCH', `/v1/uploads/${id}?offset=${received}`, { bytes, signal })
      room *= 2
      return next
    }

    function take(next: Upload): void {
      if (next.received > (told.upload?.received ?? -1) || next.status !== 'receiving') failures = 0
      told.upload = next
      told.holds = true
      tell(null)
      if (next.status === 'refused') throw new DeskbellError('file_refused', next.refusal ?? '')
    }

    /** Waits until it is worth another try. Throws what will not pass. */
    async function rest(error: unknown): Promise<void> {
      if (!hasCode(error, PASSING) || failures >= PATIENCE) throw error
      failures += 1
      room = Math.max(LEAST_PIECE, Math.min(room, told.upload?.pieceBytes ?? room) / 2)
      told.holds = false
      tell(toTrouble(error))
      await pauseOf(runtime, failures, (error as DeskbellError).retryAt, signal)
    }

    try {
      while (!told.upload?.attachment) await step().then(take).catch(rest)
      return told.upload.attachment
    } catch (error) {
      if (signal?.aborted && told.upload) await cancel(told.upload.id).catch(() => {})
      throw error
    }
  }

  async function cancel(id: string): Promise<void> {
    await call('DELETE', `/v1/uploads/${id}`)
  }

  async function ask(id: string): Promise<AttachmentLink> {
    const link = await call<AttachmentLink>('GET', `/v1/attachments/${id}/link`)
    const whole = (address: string) => new URL(address, wire.origin).href
    return { ...link, url: whole(link.url), thumbnailUrl: link.thumbnailUrl && whole(link.thumbnailUrl) }
  }

  return {
    upload,
    cancel,
    async link(id) {
      const kept = await links.get(id)?.catch(() => null)
      if (kept && Date.parse(kept.expiresAt) - runtime.now() > LINK_REST) return kept
      const asked = ask(id)
      links.set(id, asked)
      return asked
    },
  }
}

/** Read before it is sent, to tell a file that is gone from a way that is lost. */
async function readPiece(file: Blob, start: number, length: number): Promise<ArrayBuffer> {
  try {
    return await file.slice(start, start + length).arrayBuffer()
  } catch {
    throw new DeskbellError('file_refused', 'The file cannot be read any more. Choose it again.')
  }
}
