// @ts-check
// npm test: sets up a fresh clone and runs every check there is. `npm test -- unit` runs one of them;
// `npm test -- unit packages/sdk-js` hands what follows to it.
import { install, NODE, ROOT, run } from './lib/setup.mjs'

try {
  await install()
  process.exitCode = await run(NODE, [`${ROOT}/scripts/checks/main.ts`, ...process.argv.slice(2)])
} catch (error) {
  console.error(`The checks could not be run: ${error instanceof Error ? error.message : error}`)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
}
