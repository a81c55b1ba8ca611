import { existsSync } from 'node:fs'
import { ConfigError, type Env, listSettings, loadConfig } from '../../platform/config.ts'
import type { Command } from '../run.ts'
import { secretFile } from '../secret.ts'

export const config: Command = {
  summary: 'List every setting: its value, where that comes from, and its meaning',
  operands: [],
  async run(io) {
    const faults = new Map(faultsOf(io.env).map((fault) => [fault.name, fault]))
    for (const { name, value, source, meaning } of listSettings(io.env)) {
      const fault = faults.get(name)
      const isKept = name === 'DESKBELL_SECRET' && source === 'default' && existsSync(secretFile(io.env))
      io.out(`${name}=${isKept ? `******** (kept in ${secretFile(io.env)})` : value}`)
      io.out(`  ${meaning}. ${source === 'default' ? 'Default.' : 'From the environment.'}`)
      if (fault) io.out(`  not ok: ${name} ${fault.wrong}. ${fault.mend}`)
    }
    return faults.size === 0 ? 0 : 1
  },
}

/** What is wrong with the settings. A missing secret is not: the first start makes one. */
export function faultsOf(env: Env): ConfigError['faults'] {
  try {
    loadConfig(env)
    return []
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.faults.filter(({ name }) => name !== 'DESKBELL_SECRET' || env.DESKBELL_SECRET?.trim())
  }
}
