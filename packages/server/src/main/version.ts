import { readFileSync } from 'node:fs'

/** The version of this package. The manifest lies at the same place from src/main and dist/main. */
export function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return String((manifest as { version: string }).version)
}
