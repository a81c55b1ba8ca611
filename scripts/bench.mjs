// @ts-check
// npm run bench: sets up and builds, then measures; `npm run bench -- fanout` runs one section.
import { build, install, NODE, ROOT, run } from './lib/setup.mjs'

try {
  await install()
  await build()
  const args = ['--import', `${ROOT}/scripts/lib/jsx.mjs`, '--conditions=@deskbell/source', `${ROOT}/bench/main.ts`]
  process.exitCode = await run(NODE, [...args, ...process.argv.slice(2)])
  // README.md quotes what was measured, whatever it was.
  await run(NODE, [`${ROOT}/scripts/readme-figures.ts`])
} catch (error) {
  console.error(`The bench could not be run: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
