import type { Attachment } from '@deskbell/protocol'
import type { Trouble } from '@deskbell/sdk'
import { toTrouble, type Uploads } from '@deskbell/sdk/uploads'
import { newClientId } from '../../client-id.ts'
import { type Signal, signal } from '../../signals.ts'

/** Why a file is not sent, where trying again would not help. */
export type Fault = 'empty' | 'tooLarge' | null

/** One file: on its way, there, or not to be had. */
export interface TrayRow {
  readonly key: string
  readonly name: string
  readonly size: number
  /** From 0 to 1. */
  readonly sent: number
  readonly status: 'sending' | 'ready' | 'failed'
  readonly fault: Fault
  /** Why nothing moves, or why it was refused. */
  readonly trouble: Trouble | null
  readonly attachment: Attachment | null
}

/** Files that are to go with something. */
export interface Tray {
  readonly limits: TrayLimits
  readonly rows: Signal<readonly TrayRow[]>
  /** More files were chosen than may go. */
  readonly overfull: Signal<boolean>
  add(files: Iterable<File>): void
  /** Takes up files that were sent on an earlier page. */
  restore(attachments: readonly Attachment[]): void
  retry(key: string): void
  remove(key: string): void
  /** Those that are there. */
  ready(): readonly Attachment[]
  busy(): boolean
  /** Lets go of those that went with what they were for. */
  clear(): void
}

export interface TrayLimits {
  readonly count: number
  readonly bytes: number
}

interface Job {
  readonly file: File
  /** The same for each attempt, so that a retry goes on where it stopped. */
  readonly clientId: string
  abort: AbortController
}

let serial = 0

/** @param changed called when files came or went, for drafts */
export function createTray(uploads: Uploads, limits: TrayLimits, changed: () => void = () => {}): Tray {
  const rows = signal<readonly TrayRow[]>([])
  const overfull = signal(false)
  const jobs = new Map<string, Job>()

  function change(key: string, more: Partial<TrayRow>): void {
    rows.value = rows.peek().map((row) => (row.key === key ? { ...row, ...more } : row))
  }

  async function start(key: string, job: Job): Promise<void> {
    job.abort = new AbortController()
    const { signal } = job.abort
    change(key, { status: 'sending', trouble: null })
    try {
      const attachment = await uploads.upload(job.file, {
        clientId: job.clientId,
        signal,
        onProgress: ({ sent, size, trouble }) => change(key, { sent: sent / size, trouble }),
      })
      change(key, { status: 'ready', sent: 1, trouble: null, attachment, name: attachment.name, size: attachment.size })
      changed()
    } catch (error) {
      if (!signal.aborted) change(key, { status: 'failed', trouble: toTrouble(error) })
    }
  }

  function put(row: Omit<TrayRow, 'key'>): string {
    serial += 1
    const key = `file${serial}`
    rows.value = [...rows.peek(), { ...row, key }]
    return key
  }

  function addOne(file: File): void {
    const fault = file.size === 0 ? 'empty' : file.size > limits.bytes ? 'tooLarge' : null
    const { name, size } = file
    const status = fault ? 'failed' : 'sending'
    const key = put({ name, size, sent: 0, status, fault, trouble: null, attachment: null })
    if (fault) return
    const job = { file, clientId: newClientId(), abort: new AbortController() }
    jobs.set(key, job)
    start(key, job)
  }

  return {
    limits,
    rows,
    overfull,
    add(files) {
      for (const file of files) {
        const full = rows.peek().filter(({ fault }) => !fault).length >= limits.count
        overfull.value = full
        if (!full) addOne(file)
      }
    },
    restore(attachments) {
      for (const attachment of attachments) {
        const { name, size } = attachment
        put({ name, size, sent: 1, status: 'ready', fault: null, trouble: null, attachment })
      }
    },
    retry(key) {
      const job = jobs.get(key)
      if (job) start(key, job)
    },
    remove(key) {
      jobs.get(key)?.abort.abort()
      jobs.delete(key)
      const row = rows.peek().find((one) => one.key === key)
      rows.value = rows.peek().filter((one) => one !== row)
      overfull.value = false
      // What lies there and is never sent is removed by the service after a while in any case.
      if (row?.attachment) uploads.cancel(row.attachment.id).catch(() => {})
      changed()
    },
    ready: () => rows.value.flatMap(({ attachment }) => attachment ?? []),
    busy: () => rows.value.some(({ status }) => status === 'sending'),
    clear() {
      jobs.clear()
      rows.value = []
      overfull.value = false
    },
  }
}
