import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where this run keeps what its tests build; see build-once.ts. */
    builds: string
  }
}

/** A folder for one run, empty at its start and gone at its end; watching, empty again before each further run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'deskbell-builds-'))
  project.provide('builds', folder)
  project.onTestsRerun(async () => {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder)
  })
  return () => rm(folder, { recursive: true, force: true })
}
