// Finds a Chromium, or gets one: the system's, Playwright's, else installs Playwright's, else asks apt.
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * The path of a Chromium on this machine, or null. `CHROMIUM_PATH` goes first and must exist.
 */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (isExecutable(named)) return named
    throw new Error(`CHROMIUM_PATH is ${named}, which is not an executable file`)
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const onPath = [...folders, '/usr/bin'].flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return [...onPath, chromium.executablePath()].find(isExecutable) ?? null
}

/**
 * The path of a Chromium, installed where there is none. Throws where none can be had.
 */
export function ensureChromium(): string {
  const found = findChromium()
  if (found !== null) return found
  for (const [command, ...args] of installers()) {
    console.error(`No Chromium found; trying: ${command} ${args.join(' ')}`)
    const { status } = spawnSync(command, args, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    const installed = status === 0 ? findChromium() : null
    if (installed !== null) return installed
  }
  throw new Error(
    'No Chromium found, and none could be installed. Install chromium with your package manager, or set CHROMIUM_PATH.',
  )
}

function* installers(): Generator<[string, ...string[]]> {
  // Without its system libraries a downloaded browser does not start; installing those takes root.
  const root = process.getuid?.() === 0
  const playwright = join(import.meta.dirname, '../node_modules/playwright/cli.js')
  if (root) yield [process.execPath, playwright, 'install', '--with-deps', 'chromium']
  if (root) yield ['sh', '-c', 'apt-get update && apt-get install -y --no-install-recommends chromium']
  yield [process.execPath, playwright, 'install', 'chromium']
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
