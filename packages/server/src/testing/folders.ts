import type { ExportedFile, Folder } from '../features/help/index.ts'

/** A PNG of one pixel. */
export const PIXEL = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (sign) => sign.charCodeAt(0),
)

/** A folder that lies in memory. */
export function folderOf(given: Readonly<Record<string, string | Uint8Array>> | readonly ExportedFile[]): Folder {
  const files = Array.isArray(given)
    ? new Map(given.map(({ path, bytes }: ExportedFile) => [path, bytes]))
    : new Map(Object.entries(given as Record<string, string | Uint8Array>))
  return {
    paths: [...files.keys()],
    async read(path) {
      const content = files.get(path)
      if (content === undefined) throw new Error(`There is no ${path}`)
      return new Uint8Array(typeof content === 'string' ? new TextEncoder().encode(content) : content)
    },
  }
}

/** What files hold, by their paths: text as text, all else in base 64. */
export function textOf(files: readonly ExportedFile[]): Record<string, string> {
  return Object.fromEntries(
    files.map(({ path, bytes }) => [
      path,
      path.endsWith('.md') ? new TextDecoder().decode(bytes) : Buffer.from(bytes).toString('base64'),
    ]),
  )
}
