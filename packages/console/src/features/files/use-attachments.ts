import { type Attachment, LIMITS } from '@deskbell/protocol'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { newClientId } from '../../ui/client-id.ts'
import { isSignedOut, toTrouble, troubleText } from '../../ui/trouble.ts'
import { sizeText } from './size.ts'

/** A file on its way into a message. */
export interface Outgoing {
  readonly clientId: string
  readonly file: File
  /** 0 to 1. */
  readonly share: number
  /** Nothing moves just now; it is tried again by itself. */
  readonly stalled: boolean
  readonly problem: string | null
  /** Once it is there. */
  readonly attachment: Attachment | null
}

export interface Attachments {
  readonly list: readonly Outgoing[]
  /** Some are still on their way, or failed. */
  readonly pending: boolean
  readonly failed: boolean
  readonly ids: string[]
  add(files: Iterable<File>): void
  retry(one: Outgoing): void
  remove(one: Outgoing): void
  /** Forgets them, once they were sent with a message. */
  clear(): void
}

/** The files of one message: sent as soon as they are chosen, so that the message need not wait. */
export function useAttachments(): Attachments {
  const { api, session, toasts } = useDesk()
  const [list, setList] = useState<readonly Outgoing[]>([])
  const running = useRef(new Map<string, AbortController>())
  useEffect(() => {
    const all = running.current
    return () => {
      for (const abort of all.values()) abort.abort()
    }
  }, [])
  const update = (clientId: string, part: Partial<Outgoing>) =>
    setList((all) => all.map((one) => (one.clientId === clientId ? { ...one, ...part } : one)))

  async function send(file: File, clientId: string): Promise<void> {
    const abort = new AbortController()
    running.current.set(clientId, abort)
    try {
      const attachment = await api.attachments.upload(file, {
        clientId,
        signal: abort.signal,
        onProgress: ({ sent, size, trouble }) => update(clientId, { share: sent / size, stalled: trouble !== null }),
      })
      update(clientId, { attachment })
    } catch (error) {
      if (abort.signal.aborted) return
      const trouble = toTrouble(error)
      if (isSignedOut(trouble)) session.expire()
      const refused = trouble.kind === 'refused' && trouble.code === 'file_refused'
      const problem = refused
        ? t.send.refused(file.name, trouble.detail)
        : t.send.failedUpload(file.name, troubleText(trouble))
      update(clientId, { problem })
    } finally {
      running.current.delete(clientId)
    }
  }
  return {
    list,
    pending: list.some((one) => one.attachment === null),
    failed: list.some((one) => one.problem !== null),
    ids: list.flatMap((one) => (one.attachment ? [one.attachment.id] : [])),
    add(files) {
      const fresh: Outgoing[] = []
      for (const file of files) {
        if (list.length + fresh.length >= LIMITS.attachmentsPerMessage) {
          toasts.show(t.send.tooMany(LIMITS.attachmentsPerMessage), { tone: 'failed' })
          break
        }
        if (file.size === 0) toasts.show(t.send.empty(file.name), { tone: 'failed' })
        else if (file.size > LIMITS.attachmentBytes)
          toasts.show(t.send.tooBig(file.name, sizeText(LIMITS.attachmentBytes)), { tone: 'failed' })
        else fresh.push({ clientId: newClientId(), file, share: 0, stalled: false, problem: null, attachment: null })
      }
      setList((all) => [...all, ...fresh])
      for (const one of fresh) void send(one.file, one.clientId)
    },
    retry(one) {
      update(one.clientId, { problem: null })
      void send(one.file, one.clientId)
    },
    remove(one) {
      running.current.get(one.clientId)?.abort()
      setList((all) => all.filter((other) => other.clientId !== one.clientId))
      // What nobody sends is thrown away by the service in time; this is only sooner.
      if (one.attachment) api.attachments.cancel(one.attachment.id).catch(() => undefined)
    },
    clear: () => setList([]),
  }
}
