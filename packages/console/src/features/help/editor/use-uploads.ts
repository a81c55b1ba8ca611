import { LIMITS } from '@deskbell/protocol'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { h } from '../../../i18n/help.ts'
import { isSignedOut, toTrouble, troubleText } from '../../../ui/trouble.ts'
import { useHelp } from '../help-context.ts'
import type { TextField } from './codemirror.ts'
import { reference } from './formats.ts'

export interface Upload {
  readonly id: number
  readonly name: string
  /** 0 to 1. */
  readonly share: number
  readonly problem: string | null
  stop(): void
  retry(): void
}

/** Files on their way into a text. Each is put where it was dropped, wherever that has moved to by then. */
export function useUploads(field: { current: TextField | null }) {
  const api = useHelp()
  const { session, toasts } = useDesk()
  const [list, setList] = useState<readonly Upload[]>([])
  const next = useRef(1)
  const running = useRef(new Set<AbortController>())
  useEffect(() => {
    const uploads = running.current
    return () => {
      for (const one of uploads) one.abort()
    }
  }, [])
  const update = (id: number, part: Partial<Upload>) =>
    setList((all) => all.map((one) => (one.id === id ? { ...one, ...part } : one)))
  const remove = (id: number) => setList((all) => all.filter((one) => one.id !== id))

  const send = async (file: File, at?: number) => {
    if (file.size > LIMITS.fileBytes) return toasts.show(h.editor.uploadBig(file.name), { tone: 'failed' })
    const id = next.current++
    const place = field.current?.mark(at)
    const abort = new AbortController()
    running.current.add(abort)
    const stop = () => {
      abort.abort()
      place?.forget()
      remove(id)
    }
    const retry = () => {
      place?.forget()
      remove(id)
      void send(file)
    }
    setList((all) => [...all, { id, name: file.name, share: 0, problem: null, stop, retry }])
    try {
      const kept = await api.uploadFile(file, (share) => update(id, { share }), abort.signal)
      place?.insert(reference(kept))
      remove(id)
      toasts.show(h.editor.uploaded(file.name))
    } catch (error) {
      if (abort.signal.aborted) return
      const trouble = toTrouble(error)
      if (isSignedOut(trouble)) session.expire()
      update(id, { problem: h.editor.uploadFailed(file.name, troubleText(trouble)) })
    } finally {
      running.current.delete(abort)
    }
  }
  return {
    list,
    add: (files: readonly File[], at?: number) => {
      for (const file of files) void send(file, at)
    },
  }
}
