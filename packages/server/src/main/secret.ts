import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Env } from '../platform/config.ts'
import { SETTINGS } from '../platform/settings.ts'

/** The folder that DESKBELL_DATA names. */
function dataFolder(env: Env): string {
  return env.DESKBELL_DATA?.trim() || SETTINGS.DESKBELL_DATA.defaultText
}

export function secretFile(env: Env): string {
  return join(dataFolder(env), 'secret')
}

/** The environment with DESKBELL_SECRET: as given, else as kept in the data folder, else made and kept there. */
export async function withSecret(env: Env): Promise<Env> {
  if (env.DESKBELL_SECRET?.trim()) return env
  const file = secretFile(env)
  const kept = await readFile(file, 'utf8').catch(() => null)
  if (kept?.trim()) return { ...env, DESKBELL_SECRET: kept.trim() }
  await mkdir(dataFolder(env), { recursive: true, mode: 0o700 })
  const made = randomBytes(32).toString('base64url')
  try {
    await writeFile(file, `${made}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    // Another node made it a moment ago.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return withSecret(env)
    throw error
  }
  return { ...env, DESKBELL_SECRET: made }
}
