import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { environment, pinnedPnpm, ROOT } from './setup.mjs'

export interface Packed {
  readonly name: string
  /** Its folder in the repository. */
  readonly folder: string
  /** The file that would be published. */
  readonly tarball: string
}

const run = promisify(execFile)

/** Packs what would be published, as it would be published, into `destination`. Everything must be built. */
export async function packAll(destination: string): Promise<Packed[]> {
  return Promise.all(
    publishable().map(async ({ name, folder }) => {
      const tarball = join(destination, `${name.replace('@', '').replace('/', '-')}.tgz`)
      await run('npx', ['--yes', pinnedPnpm(), 'pack', '--out', tarball], { cwd: folder, env: environment() })
      return { name, folder, tarball }
    }),
  )
}

/** The packages that are not private. */
function publishable(): { name: string; folder: string }[] {
  return readdirSync(join(ROOT, 'packages'))
    .map((name) => join(ROOT, 'packages', name))
    .filter((folder) => existsSync(join(folder, 'package.json')) && !manifest(folder).private)
    .map((folder) => ({ name: manifest(folder).name, folder }))
}

function manifest(folder: string): { name: string; private?: boolean } {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
}
