// @ts-check
// npm start: from a fresh clone to a running Deskbell with a demo. Settings are environment
// variables; `node_modules/.bin/node packages/server/dist/main/cli.js config` lists them.
import { build, CLI, install, NODE, run } from './lib/setup.mjs'

try {
  await install()
  await build()
  process.exitCode = await run(NODE, [CLI, 'serve', ...process.argv.slice(2)], { env: process.env })
} catch (error) {
  console.error(`Deskbell could not be started: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
