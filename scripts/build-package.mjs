// @ts-check
// Builds the package in the current folder for publishing: one ES module per source module, and
// declarations beside them. Entries are those named in package.json under "exports" and "bin".
//
//   node ../../scripts/build-package.mjs
import { spawn } from 'node:child_process'
import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import { rollup } from 'rollup'
import esbuild from 'rollup-plugin-esbuild'

const ROOT = resolve(import.meta.dirname, '..')
const folder = process.cwd()
const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
const runtimePackages = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })
/** Entries of other workspace packages whose code goes into this one's, so that nobody has to install those. */
const inlined = manifest.deskbell?.inline ?? []
const bins = Object.values(manifest.bin ?? {}).map((path) => path.replace(/^\.\//, ''))
const entries = [
  ...Object.values(manifest.exports ?? {}).map((target) => target['@deskbell/source']),
  ...bins.map((path) => path.replace(/^dist\//, 'src/').replace(/\.js$/, '.ts')),
  // Threads are started by their address, which nothing imports.
  ...(manifest.deskbell?.workers ?? []),
].filter((path) => path !== undefined)

await rm(join(folder, 'dist'), { recursive: true, force: true })
await Promise.all([bundle(), declare()]).catch((error) => {
  console.error(error.message)
  process.exit(1)
})
for (const bin of bins) await chmod(join(folder, bin), 0o755)
for (const [from, to] of Object.entries(manifest.deskbell?.copy ?? {})) {
  await cp(join(folder, from), join(folder, to), { recursive: true })
}

async function bundle() {
  const build = await rollup({
    input: entries.map((path) => join(folder, path)),
    plugins: [
      inlined.length > 0 && nodeResolve({ exportConditions: ['@deskbell/source'], resolveOnly: [/^@deskbell\//] }),
      // For files that do not name their JSX runtime themselves.
      esbuild({ target: 'es2023', tsconfig: false, jsx: 'automatic', jsxImportSource: 'preact' }),
    ],
    external: isExternal,
    onwarn(warning) {
      // dependency-cruiser knows our circles, and says why not.
      if (warning.code === 'CIRCULAR_DEPENDENCY') return
      throw new Error(`${manifest.name}: ${warning.message}`)
    },
  })
  await build.write({
    dir: join(folder, 'dist'),
    format: 'es',
    preserveModules: true,
    preserveModulesRoot: join(folder, 'src'),
    sourcemap: true,
  })
  await build.close()
}

/**
 * A published module may import Node itself and what package.json promises to install, nothing else.
 *
 * @param {string} specifier
 * @param {string | undefined} importer
 */
function isExternal(specifier, importer) {
  if (importer === undefined || /^[./]/.test(specifier) || inlined.includes(specifier)) return false
  if (specifier.startsWith('node:')) return true
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
  if (runtimePackages.includes(name)) return true
  throw new Error(`${importer} imports "${specifier}", which is not in the dependencies of ${manifest.name}`)
}

/**
 * Writes the declarations. Workspace packages are read as built, not from source, so this also
 * finds a package whose published types do not stand by themselves.
 */
async function declare() {
  const cache = join(folder, 'node_modules/.cache')
  await mkdir(cache, { recursive: true })
  const project = join(cache, 'tsconfig.declarations.json')
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    customConditions: [],
    rootDir: join(folder, 'src'),
    outDir: join(folder, 'dist'),
  }
  const files = entries.map((path) => join(folder, path))
  await writeFile(
    project,
    JSON.stringify({ extends: join(ROOT, 'tsconfig.json'), compilerOptions, files, include: [] }),
  )
  await run(process.execPath, [join(ROOT, 'node_modules/typescript/lib/tsc.js'), '-p', project])
  await renameSpecifiers()
}

/** tsc keeps `./x.ts` in declarations; consumers must find `./x.js`, whatever their settings. */
async function renameSpecifiers() {
  const paths = await readdir(join(folder, 'dist'), { recursive: true })
  const declarations = paths.filter((path) => path.endsWith('.d.ts')).map((path) => join(folder, 'dist', path))
  for (const path of declarations) {
    const text = await readFile(path, 'utf8')
    const renamed = text.replace(/((?:from |import |import\()['"]\.{1,2}\/[^'"]*)\.tsx?(?=['"])/g, '$1.js')
    if (renamed !== text) await writeFile(path, renamed)
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<void>}
 */
function run(command, args) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { stdio: 'inherit', cwd: folder })
    child.on('error', fail)
    child.on('exit', (code) => (code === 0 ? done() : fail(new Error(`${manifest.name}: declarations failed`))))
  })
}
