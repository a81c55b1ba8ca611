import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

/** One static file, ready to be sent. */
export interface Asset {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Absent where compressing gains nothing. */
  readonly gzipped: Uint8Array<ArrayBuffer> | null
  readonly type: string
  readonly etag: string
  /** Its name carries a hash of what it holds, so that it never changes. */
  readonly immutable: boolean
}

/** The built widget, console and reference page. */
export interface Assets {
  /** The file at a path such as `console/index.html`, or null. */
  find(path: string): Promise<Asset | null>
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}
const HASHED = /[.-][A-Za-z0-9_-]{8,}\.\w+$/
const COMPRESSIBLE = /^(text|application|image\/svg)/
const compress = promisify(gzip)

/**
 * Files below the given folders, the first that has one winning. They are kept in memory, compressed
 * once, and read again when they change on disk.
 */
export function fileAssets(...folders: readonly string[]): Assets {
  const kept = new Map<string, { readonly modified: number; readonly asset: Promise<Asset> }>()

  return {
    async find(path) {
      for (const folder of folders) {
        const file = normalize(join(folder, path))
        if (!file.startsWith(normalize(folder + sep)) || path.includes('\0')) continue
        const found = await stat(file).catch(() => null)
        if (!found?.isFile()) continue
        let known = kept.get(file)
        if (known?.modified !== found.mtimeMs) {
          known = { modified: found.mtimeMs, asset: readAsset(file) }
          kept.set(file, known)
        }
        return known.asset
      }
      return null
    },
  }
}

async function readAsset(file: string): Promise<Asset> {
  const bytes = new Uint8Array(await readFile(file))
  const type = TYPES[extname(file)] ?? 'application/octet-stream'
  const gzipped = COMPRESSIBLE.test(type) && bytes.length > 1024 ? await compress(bytes, { level: 9 }) : null
  return {
    bytes,
    gzipped: gzipped && gzipped.length < bytes.length ? new Uint8Array(gzipped) : null,
    type,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    immutable: HASHED.test(file),
  }
}
