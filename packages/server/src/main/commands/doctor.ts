import { type Config, loadConfig } from '../../platform/config.ts'
import { CHECKS, type Finding } from '../checks.ts'
import type { Command } from '../run.ts'
import { withSecret } from '../secret.ts'
import { faultsOf } from './config.ts'

export const doctor: Command = {
  summary: 'Check everything the service needs, and say what to mend',
  operands: [],
  async run(io) {
    const findings: Finding[] = []
    const faults = faultsOf(io.env)
    for (const { name, wrong, mend } of faults) findings.push({ what: `Setting ${name} ${wrong}`, mend })
    let config: Config | null = null
    if (faults.length === 0) {
      config = loadConfig({ ...(await withSecret(io.env)), LOG_LEVEL: 'silent' })
      findings.push({ what: 'Settings' })
    }
    for (const check of CHECKS) findings.push(...(await check(config)))

    for (const { what, mend, isNote } of findings) {
      io.out(`${mend !== undefined ? 'not ok' : isNote ? 'note  ' : 'ok    '}  ${what}`)
      if (mend !== undefined) io.out(`        ${mend}`)
    }
    const bad = findings.filter((finding) => finding.mend !== undefined).length
    io.out(bad === 0 ? 'All is well.' : `${bad} to mend.`)
    return bad === 0 ? 0 : 1
  },
}
