// Builds all packages; does nothing when they are built already.
import { build } from '../lib/setup.mjs'

await build()
