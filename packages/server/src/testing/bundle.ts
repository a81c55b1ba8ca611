import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** One file with all of ours that a module needs, to start processes with. */
export interface Bundle extends Disposable {
  readonly path: string
}

/**
 * Puts a module of `src/main` or `src/testing`, with all of ours that it imports, into one file: a process that starts
 * with it need not read and compile a thousand. It lies as deep below the package as the sources do.
 *
 * @example const cli = await bundleOf(new URL('./cli.ts', import.meta.url))
 */
export async function bundleOf(source: URL): Promise<Bundle> {
  const entry = fileURLToPath(source)
  const path = fileURLToPath(new URL(`../../.tmp/bundles/${process.pid}-${Date.now()}.js`, import.meta.url))
  await build({
    entryPoints: [entry],
    outfile: path,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    jsx: 'automatic',
    conditions: ['@deskbell/source'],
    sourcemap: 'inline',
    plugins: [
      {
        name: 'ours-only',
        setup: ({ onResolve }) =>
          onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) =>
            kind === 'entry-point' || name.startsWith('@deskbell/') ? null : { path: name, external: true },
          ),
      },
    ],
  })
  return { path, [Symbol.dispose]: () => rmSync(path, { force: true }) }
}
