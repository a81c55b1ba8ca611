import type { Attachment, attachmentEndpoints, Upload } from '@deskbell/protocol'
import { type HandlersOf, Refusal } from '../dispatch.ts'
import { ago, idOf } from '../fixtures.ts'

type Kept = Upload & { readonly name: string; readonly clientId: string }

/** Files as the pretended service takes them, in pieces of 64 kB. */
export function createFakeUploads() {
  const states = new Map<string, Kept>()
  let how: 'fine' | 'refused' | 'broken' = 'fine'
  let made = 50
  const shown = ({ name: _, clientId: __, ...state }: Kept): Upload => state
  const find = (id: string | undefined): Kept => {
    const found = states.get(id ?? '')
    if (!found) throw new Refusal('not_found')
    return found
  }
  const handlers: HandlersOf<typeof attachmentEndpoints> = {
    createUpload({ body }) {
      const known = [...states.values()].find((one) => one.clientId === body.clientId)
      if (known) return shown(known)
      made += 1
      const state: Kept = {
        ...{ id: idOf('att', made), status: 'receiving', received: 0, pieceBytes: 64 * 1024 },
        ...{ ...body, attachment: null, refusal: null },
      }
      states.set(state.id, state)
      return shown(state)
    },
    getUpload: ({ params }) => shown(find(params.uploadId)),
    appendUpload({ params, bytes }) {
      const state = find(params.uploadId)
      if (how === 'broken') throw new Refusal('unavailable')
      const { id, name, size } = state
      const received = state.received + bytes
      const image = name.endsWith('.png') ? { width: 320, height: 240 } : null
      const attachment: Attachment = { id, name, size, image, type: 'application/octet-stream' }
      const done = received >= size
      const end =
        how === 'refused' ? { status: how, refusal: 'Programs are not taken.' } : { status: 'ready', attachment }
      const next = { ...state, received, ...(done && end) } as Kept
      states.set(id, next)
      return shown(next)
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
  return {
    handlers,
    behave(next: typeof how) {
      how = next
    },
    /** The files of a message that is sent. */
    take: (ids: readonly string[]): Attachment[] => ids.flatMap((id) => states.get(id)?.attachment ?? []),
  }
}
