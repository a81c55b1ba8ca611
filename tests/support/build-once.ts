import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { inject } from 'vitest'

/**
 * A folder with what `build` made, once for the whole run: the first test file that asks builds, the others wait.
 * Nothing outlives a run (see builds.setup.ts), so what is found was made from the sources of now.
 *
 * Throws what the build threw, in every file that asked for it.
 *
 * @example
 * const folder = await buildOnce('console', (outDir) => build({ build: { outDir } }))
 */
export async function buildOnce(name: string, build: (folder: string) => Promise<unknown>): Promise<string> {
  const whole = join(inject('builds'), name)
  const failure = `${whole}.failed`
  if (await claim(`${whole}.claimed`)) {
    try {
      await build(`${whole}.partial`)
      await rename(`${whole}.partial`, whole)
    } catch (error) {
      await writeFile(failure, error instanceof Error ? (error.stack ?? error.message) : String(error))
      throw error
    }
  }
  while (!(await exists(whole))) {
    if (await exists(failure)) throw new Error(`${name} was not built:\n${await readFile(failure, 'utf8')}`)
    await sleep(50)
  }
  return whole
}

/** True for one only: nobody makes a folder that is there. */
function claim(folder: string): Promise<boolean> {
  return mkdir(folder).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false
      throw error
    },
  )
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
