// @ts-check
// npm run build: builds all packages; does nothing when they are built already.
import { build, install } from './lib/setup.mjs'

try {
  await install()
  await build()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
