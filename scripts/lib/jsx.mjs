// @ts-check
// Lets Node run our sources where they hold JSX, as the portal's pages do; types it strips by itself.
//
//   node --import ./scripts/lib/jsx.mjs --conditions=@deskbell/source packages/server/src/main/cli.ts
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { registerHooks } from 'node:module'

// A worker that esbuild would start here starts with this very hook, and now and then both wait for each other.
process.env.ESBUILD_WORKER_THREADS = '0'
const { transformSync, version } = await import('esbuild')

/** What was compiled before: without workers, esbuild starts a process for each file. */
const CACHE = new URL('../../node_modules/.cache/deskbell-jsx/', import.meta.url)

registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('.tsx')) return nextLoad(url, context)
    const source = readFileSync(new URL(url), 'utf8')
    return { format: 'module', source: compiled(source), shortCircuit: true }
  },
})

/** @param {string} source */
function compiled(source) {
  const kept = new URL(`${createHash('sha256').update(version).update(source).digest('hex')}.js`, CACHE)
  try {
    return readFileSync(kept, 'utf8')
  } catch {
    // Each file names its own JSX runtime.
    const { code } = transformSync(source, { loader: 'tsx', jsx: 'automatic', target: 'es2023', sourcemap: 'inline' })
    keep(kept, code)
    return code
  }
}

/**
 * Whole or not at all, since several processes may start at once. Where nothing can be kept, it is compiled anew.
 *
 * @param {URL} file
 * @param {string} code
 */
function keep(file, code) {
  const partial = new URL(`${file.href}.${process.pid}`)
  try {
    mkdirSync(CACHE, { recursive: true })
    writeFileSync(partial, code)
    renameSync(partial, file)
  } catch {}
}
