// @ts-check
// Lets Node run our sources where they hold JSX, as the portal's pages do; types it strips by itself.
//
//   node --import ./scripts/lib/jsx.mjs --conditions=@deskbell/source packages/server/src/main/cli.ts
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'

// A worker that esbuild would start here starts with this very hook, and now and then both wait for each other.
process.env.ESBUILD_WORKER_THREADS = '0'
const { transformSync } = await import('esbuild')

registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('.tsx')) return nextLoad(url, context)
    const source = readFileSync(new URL(url), 'utf8')
    // Each file names its own JSX runtime.
    const { code } = transformSync(source, { loader: 'tsx', jsx: 'automatic', target: 'es2023', sourcemap: 'inline' })
    return { format: 'module', source: code, shortCircuit: true }
  },
})
