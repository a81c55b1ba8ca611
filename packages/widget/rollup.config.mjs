// Builds what a script tag loads: dist/deskbell.js (the launcher, one classic script) and
// dist/widget/ (everything behind it, chunks with hashed names); dist/deskbell-worker.js, which a page's service
// worker imports; and dist/elements.js, a module.
//
//   rollup -c                                                             → dist/
//   rollup -c --configSdk=src/testing/fake-client.ts --configOut=.tmp/fake  → with another client, for tests
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import { transform } from 'esbuild'
import esbuild from 'rollup-plugin-esbuild'
import { minify } from 'terser'
import { leanPreact } from './lean-preact.mjs'

const TARGET = 'es2022'
/** The launcher uses all it has at once: a browser that knows this compiles it beside the main thread, while it comes. */
const ALL_CALLED = '//# allFunctionsCalledOnLoad'
const chunkNames = {}

/** Style sheets are template strings without placeholders; they are minified at build time. */
const styleSheets = {
  name: 'style-sheets',
  async load(id) {
    if (!id.endsWith('.css.ts')) return null
    const text = await readFile(id, 'utf8')
    const css = text.slice(text.indexOf('`') + 1, text.lastIndexOf('`'))
    const { code } = await transform(css, { loader: 'css', minify: true, target: 'chrome115' })
    return `export default ${JSON.stringify(code.trim())}`
  },
}

/** The classic JSX transform: `h` is smaller than the automatic runtime. */
const jsx = {
  name: 'jsx-factory',
  transform(code, id) {
    return id.endsWith('.tsx') ? `import { Fragment as JsxFragment, h as jsxH } from 'preact'\n${code}` : null
  },
}

/** Tests swap the SDK for a client that needs no server. */
const sdkFrom = (path) => ({
  name: 'sdk',
  resolveId: (specifier) => (path && specifier === '@deskbell/sdk' ? resolve(import.meta.dirname, path) : null),
})

/** The default theme is computed at build time, what the style sheets use of it; only a brand colour is derived in the browser. */
const bakedTheme = {
  name: 'baked-theme',
  async load(id) {
    if (!id.endsWith('theme/defaults.ts')) return null
    const { DEFAULTS } = await import(id)
    const folder = resolve(import.meta.dirname, 'src')
    const sheets = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.css.ts'))
    const styles = await Promise.all(sheets.map((file) => readFile(resolve(folder, file), 'utf8')))
    const used = (declaration) =>
      !declaration.startsWith('--') || styles.join().includes(`var(${declaration.split(':')[0]})`)
    const entries = Object.entries(DEFAULTS).map(([scheme, text]) => [scheme, text.split(';').filter(used).join(';')])
    return `export const DEFAULTS = ${JSON.stringify(Object.fromEntries(entries))}`
  },
}

const minifyChunks = {
  name: 'minify',
  async renderChunk(code, _, { format }) {
    const options = {
      module: format === 'es',
      ecma: 2020,
      // Never pure_getters: reading a signal is what subscribes to it.
      compress: {
        passes: 4,
        inline: 1,
        unsafe: true,
        unsafe_arrows: true,
        unsafe_methods: true,
        keep_fargs: false,
      },
      format: { ascii_only: false },
    }
    const { code: small } = await minify(code, options)
    return { code: format === 'iife' ? `${ALL_CALLED}\n${small}` : small, map: null }
  },
}

const plugins = [
  styleSheets,
  bakedTheme,
  nodeResolve({ exportConditions: ['@deskbell/source', 'browser', 'import', 'default'] }),
  leanPreact,
  jsx,
  esbuild({ target: TARGET, tsconfig: false, jsx: 'transform', jsxFactory: 'jsxH', jsxFragment: 'JsxFragment' }),
  minifyChunks,
]

const remember = {
  name: 'remember-chunk-names',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle))
      if (chunk.isEntry) chunkNames[chunk.name] = `/v1/widget/${chunk.fileName}`
  },
}

const nameChunks = {
  name: 'name-chunks',
  transform(code, id) {
    if (!id.endsWith('loader/script.ts')) return null
    return code.replaceAll('BEHIND', JSON.stringify(chunkNames.behind))
  },
}

/**
 * The same script under a name that says what is in it, for sites that pin it with an integrity
 * hash; `widget/integrity.json` has the address and the hash to put in the tag.
 */
const pinned = {
  name: 'pinned',
  generateBundle(_, bundle) {
    const { code } = bundle['deskbell.js']
    const digest = createHash('sha384').update(code).digest('base64')
    const fileName = `widget/deskbell-${digest.replace(/[^A-Za-z0-9]/g, '').slice(0, 12)}.js`
    this.emitFile({ type: 'asset', fileName, source: code })
    const source = JSON.stringify({ src: `/v1/${fileName}`, integrity: `sha384-${digest}` })
    this.emitFile({ type: 'asset', fileName: 'widget/integrity.json', source })
  },
}

function onwarn(warning) {
  throw new Error(warning.message)
}

export default ({ configSdk, configOut = 'dist' }) => {
  const out = resolve(import.meta.dirname, configOut)
  const sdk = sdkFrom(configSdk)
  return [
    {
      input: { behind: 'src/behind.ts' },
      preserveEntrySignatures: 'allow-extension',
      plugins: [sdk, ...plugins, remember],
      onwarn,
      output: {
        dir: `${out}/widget`,
        format: 'es',
        entryFileNames: '[name]-[hash].js',
        chunkFileNames: '[name]-[hash].js',
        hashCharacters: 'base36',
      },
    },
    {
      input: 'src/loader/script.ts',
      plugins: [...plugins.slice(0, -1), nameChunks, minifyChunks, pinned],
      onwarn,
      output: { dir: out, entryFileNames: 'deskbell.js', format: 'iife' },
    },
    {
      input: 'src/worker/worker.ts',
      plugins,
      onwarn,
      output: { dir: out, entryFileNames: 'deskbell-worker.js', format: 'iife' },
    },
    {
      input: 'src/elements/script.ts',
      plugins: [sdk, ...plugins],
      onwarn,
      output: {
        dir: out,
        format: 'es',
        entryFileNames: 'elements.js',
        chunkFileNames: 'widget/elements-[name]-[hash].js',
        hashCharacters: 'base36',
      },
    },
  ]
}
