import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Section, SectionResult } from './report.ts'

/** The shape of `bench/results.json`; see bench/README.md. */
export interface Results {
  readonly version: 1
  readonly machine: Machine
  readonly sections: Record<string, SectionResult & { readonly title: string; readonly ranAt: string }>
}

export interface Machine {
  readonly cpu: string
  readonly cores: number
  readonly memoryGb: number
  readonly platform: string
  readonly node: string
}

const FILE = fileURLToPath(new URL('../results.json', import.meta.url))

/** Puts one section's figures into bench/results.json. Figures from another machine are dropped. */
export function keepResults(section: Section, result: SectionResult): void {
  const machine = thisMachine()
  const before = readResults()
  const kept = before && JSON.stringify(before.machine) === JSON.stringify(machine) ? before.sections : {}
  const sections = { ...kept, [section.name]: { title: section.title, ranAt: new Date().toISOString(), ...result } }
  writeFileSync(FILE, `${JSON.stringify({ version: 1, machine, sections } satisfies Results, rounded, 2)}\n`)
}

function readResults(): Results | null {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Results) : null
}

function thisMachine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
  }
}

/** Four significant digits are more than the measurement can tell. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value
}
