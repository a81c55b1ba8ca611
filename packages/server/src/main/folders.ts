import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ExportedFile, Folder } from '../features/help/index.ts'

/** Deskbell's own documentation: as it was packed, or in a checkout where it is written. */
const DOCUMENTATION = ['../../dist/help/', '../../../../docs/help/'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
)

/** The files below a folder on disk, without those whose name begins with a dot. */
export async function openFolder(path: string): Promise<Folder> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((name) => !/(^|\/)\./.test(name))
  return { paths, read: async (name) => new Uint8Array(await readFile(join(path, name))) }
}

/** The folder with Deskbell's own documentation, or null where it was left out. */
export async function openDocumentation(): Promise<Folder | null> {
  const found = DOCUMENTATION.find((path) => existsSync(path))
  return found === undefined ? null : openFolder(found)
}

/** Writes files below a folder, which is made where it is missing; what else lies there stays. */
export async function writeFolder(path: string, files: readonly ExportedFile[]): Promise<void> {
  for (const file of files) {
    const target = join(path, file.path)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, file.bytes)
  }
}
