// @ts-check
// Brings a fresh clone to the point where it can run. This file and its importers need nothing but
// Node 20 and npm; everything after it runs on the Node that the repository brings itself.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')
const BIN = join(ROOT, 'node_modules/.bin')
export const NODE = join(BIN, 'node')
export const CLI = join(ROOT, 'packages/server/dist/main/cli.js')

/** The environment for everything started from here: our own Node first, and nobody asks questions. */
export function environment() {
  return {
    ...process.env,
    PATH: [BIN, process.env.PATH].join(delimiter),
    CI: process.env.CI ?? '1',
    npm_config_yes: 'true',
    npm_config_update_notifier: 'false',
  }
}

/** Installs what pnpm-lock.yaml names, unless node_modules is in step with it already. */
export async function install() {
  const stamp = join(ROOT, 'node_modules/.deskbell-install')
  const state = fingerprint(['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests()])
  if (read(stamp) === state && existsSync(NODE)) return
  console.log('Installing dependencies')
  rmSync(stamp, { force: true })
  await pnpm('install', '--frozen-lockfile')
  writeFileSync(stamp, state)
}

/** Builds all packages, unless nothing that goes into a build has changed. */
export async function build() {
  const stamp = join(ROOT, 'node_modules/.deskbell-build')
  const state = fingerprint(['pnpm-lock.yaml', 'tsconfig.json', 'scripts/build-package.mjs', ...sources()])
  if (read(stamp) === state && existsSync(CLI)) return
  console.log('Building')
  rmSync(stamp, { force: true })
  await pnpm('--recursive', 'build')
  writeFileSync(stamp, state)
}

/**
 * Runs the pnpm that package.json pins; npx fetches it once and keeps it.
 *
 * @param {...string} args
 */
async function pnpm(...args) {
  const code = await run('npx', ['--yes', pinnedPnpm(), ...args], { shell: process.platform === 'win32' })
  if (code !== 0) throw new Error(`pnpm ${args.join(' ')} failed (exit ${code})`)
}

/** Such as `pnpm@12.21.0`, as package.json pins it. */
export function pinnedPnpm() {
  /** @type {{ packageManager: string }} */
  const { packageManager } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  return packageManager.replace(/\+.*/, '')
}

/**
 * Runs a command to its end and passes signals on to it.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code, or 128 + the number of the signal that ended it
 */
export function run(command, args, options = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { stdio: 'inherit', cwd: ROOT, env: environment(), ...options })
    let asked = false
    const interrupt = () => {
      asked = true
      // A terminal sends Ctrl-C to the whole group; passing it on would ask the child twice.
      if (!process.stdin.isTTY) child.kill('SIGINT')
    }
    const terminate = () => {
      asked = true
      child.kill('SIGTERM')
    }
    process.on('SIGINT', interrupt).on('SIGTERM', terminate).on('SIGHUP', terminate)
    const stopWatching = onOrphaned(() => asked || terminate())
    const letGo = () => {
      process.off('SIGINT', interrupt).off('SIGTERM', terminate).off('SIGHUP', terminate)
      stopWatching()
    }
    child.once('error', (error) => {
      letGo()
      fail(error)
    })
    child.once('exit', (code, signal) => {
      letGo()
      done(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))
    })
  })
}

/**
 * npm passes signals to the shell it starts scripts with, and many shells end without passing them
 * on. So when npm's shell goes, we go.
 *
 * @param {() => unknown} leave
 * @returns {() => void} stops watching
 */
function onOrphaned(leave) {
  if (process.env.npm_lifecycle_event === undefined) return () => {}
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    leave()
  }, 200)
  return () => clearInterval(timer)
}

/** The files of all packages, but for what is built, installed or a test. */
function sources() {
  /** @type {string[]} */
  const found = []
  /** @param {string} folder */
  const visit = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const full = join(folder, entry.name)
      if (entry.isDirectory()) {
        if (!['node_modules', 'dist', 'testing'].includes(entry.name) && !entry.name.startsWith('.')) visit(full)
      } else if (!/[.]test[.]tsx?$/.test(entry.name)) found.push(relative(ROOT, full))
    }
  }
  visit(join(ROOT, 'packages'))
  return found
}

/** @returns {string[]} the package.json of every package */
function manifests() {
  const packages = ['packages', 'examples'].flatMap((folder) =>
    existsSync(join(ROOT, folder)) ? readdirSync(join(ROOT, folder)).map((name) => join(folder, name)) : [],
  )
  return [...packages, 'bench']
    .map((folder) => join(folder, 'package.json'))
    .filter((path) => existsSync(join(ROOT, path)))
}

/**
 * One hash over the names and contents of these files, and the kind of machine.
 *
 * @param {string[]} paths
 */
function fingerprint(paths) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`)
  for (const path of [...paths].sort()) {
    hash.update(`${path.split(sep).join('/')}\n`).update(readFileSync(join(ROOT, path)))
  }
  return hash.digest('hex')
}

/** @param {string} path */
function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}
