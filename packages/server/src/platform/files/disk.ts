import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { checkStorageName } from './names.ts'
import type { FileStorage } from './storage.ts'

/** What is being written ends so; a crash may leave one behind, which means nothing. */
export const PARTIAL = '.partial'

/**
 * Files in one folder, which is made when the first is written. Several nodes may share it. What
 * `write` has answered survives a power cut.
 *
 * @example const files = diskFiles('.deskbell/files')
 */
export function diskFiles(folder: string): FileStorage {
  function pathOf(name: string): string {
    checkStorageName(name)
    return join(folder, name)
  }

  return {
    async write(name, bytes) {
      const path = pathOf(name)
      const partial = `${path}.${randomBytes(6).toString('hex')}${PARTIAL}`
      await mkdir(folder, { recursive: true, mode: 0o700 })
      try {
        await writeThrough(partial, bytes)
        await rename(partial, path)
      } finally {
        await rm(partial, { force: true })
      }
      await syncFolder(folder)
    },

    async read(name) {
      try {
        return new Uint8Array(await readFile(pathOf(name)))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
    },

    async remove(name) {
      await rm(pathOf(name), { force: true })
    },
  }
}

async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A rename lasts once its folder is on the disk. */
async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}
