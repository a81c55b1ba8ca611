// Packs what would be published and asks publint whether strangers could use it.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { packAll } from '../lib/pack.ts'

const folder = await mkdtemp(join(tmpdir(), 'deskbell-pack-'))
try {
  for (const { name, tarball } of await packAll(folder)) {
    const bytes = await readFile(tarball)
    const { messages, pkg } = await publint({ pack: { tarball: new Uint8Array(bytes).buffer }, strict: true })
    const faults = messages.map((message) => formatMessage(message, pkg, { color: false }))
    if (JSON.stringify(pkg).includes('@deskbell/source')) faults.push('package.json still points at sources')
    if (JSON.stringify(pkg).includes('workspace:')) faults.push('package.json still speaks of the workspace')
    console.log(`${name}: ${(bytes.length / 1024).toFixed(1)} kB packed${faults.length === 0 ? ', sound' : ''}`)
    for (const fault of faults) console.log(`  ${fault}`)
    if (faults.length > 0) process.exitCode = 1
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
