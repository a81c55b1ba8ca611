import type { Attachment, attachmentEndpoints, Upload as UploadState } from '@deskbell/protocol'
import { DeskbellError } from '@deskbell/sdk/agent'
import type { Upload } from '../../api/upload.ts'
import { type HandlersOf, Refusal } from '../dispatch.ts'
import { ago, idOf } from '../fixtures.ts'

/** Files as the pretended service takes them, in pieces of 64 kB. */
export function createFakeUploads() {
  const states = new Map<string, UploadState & { name: string; clientId: string }>()
  let how: 'fine' | 'refused' | 'broken' = 'fine'
  let made = 50
  const shown = ({ name: _, clientId: __, ...state }: UploadState & { name: string; clientId: string }) => state
  const handlers: HandlersOf<typeof attachmentEndpoints> = {
    createUpload({ body }) {
      const known = [...states.values()].find((one) => one.clientId === body.clientId)
      if (known) return shown(known)
      made += 1
      const { name, clientId, size } = body
      const state = { id: idOf('att', made), status: 'receiving' as const, size, received: 0, pieceBytes: 64 * 1024 }
      states.set(state.id, { ...state, name, clientId, attachment: null, refusal: null })
      return { ...state, attachment: null, refusal: null }
    },
    cancelUpload({ params }) {
      states.delete(params.uploadId ?? '')
    },
    getAttachmentLink: () => ({
      url: '/console/bell.svg?file',
      thumbnailUrl: '/console/bell.svg',
      expiresAt: ago(-5),
    }),
  }
  const upload: Upload = async (path, piece, onProgress) => {
    const [id = ''] = path.split('/').at(-1)?.split('?') ?? []
    const state = states.get(id)
    if (!state) throw new Refusal('not_found')
    onProgress(0.5)
    await new Promise((resolve) => setTimeout(resolve, 60))
    if (how === 'broken') throw new DeskbellError('unreachable', 'No answer')
    const received = state.received + piece.size
    const done = received >= state.size
    const attachment: Attachment = {
      ...{ id, name: state.name, size: state.size, image: null },
      type: 'application/octet-stream',
    }
    const next = {
      ...state,
      received,
      status: !done ? ('receiving' as const) : how === 'refused' ? ('refused' as const) : ('ready' as const),
      attachment: done && how === 'fine' ? attachment : null,
      refusal: done && how === 'refused' ? 'Programs are not taken.' : null,
    }
    states.set(id, next)
    return shown(next)
  }
  return {
    handlers,
    upload,
    behave(next: typeof how) {
      how = next
    },
    /** The files of a message that is sent. */
    take: (ids: readonly string[]): Attachment[] => ids.flatMap((id) => states.get(id)?.attachment ?? []),
  }
}
