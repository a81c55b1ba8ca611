import { checkStorageName } from '../platform/files/names.ts'
import type { FileStorage } from '../platform/files/storage.ts'

/** A storage that a test can look into. */
export interface MemoryFiles extends FileStorage {
  readonly stored: Map<string, Uint8Array<ArrayBuffer>>
}

export function memoryFiles(): MemoryFiles {
  const stored = new Map<string, Uint8Array<ArrayBuffer>>()
  return {
    stored,
    async write(name, bytes) {
      checkStorageName(name)
      stored.set(name, new Uint8Array(bytes))
    },
    async read(name) {
      checkStorageName(name)
      return stored.get(name) ?? null
    },
    async remove(name) {
      checkStorageName(name)
      stored.delete(name)
    },
  }
}
