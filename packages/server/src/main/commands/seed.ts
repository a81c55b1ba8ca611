import { seedDemo } from '../../features/demo-data/index.ts'
import { loadConfig } from '../../platform/config.ts'
import { openDocumentation } from '../folders.ts'
import { startServer } from '../node.ts'
import type { Command } from '../run.ts'
import { withSecret } from '../secret.ts'
import { demoLine } from './serve.ts'

export const seed: Command = {
  summary: 'Fill an empty service with a small demo',
  operands: [],
  async run(io) {
    const env = await withSecret(io.env)
    // A node on a port nobody knows: the demo happens through the same verbs as life does.
    const config = loadConfig({ ...env, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: env.LOG_LEVEL ?? 'warn' })
    const server = await startServer(config)
    try {
      const demo = await seedDemo(server.deps, { documentation: await openDocumentation() })
      if (!demo) {
        io.err('The demo was not seeded: this service has people of its own, or DESKBELL_MODE is hosted.')
        return 1
      }
      io.out('The demo is there.')
      io.out(demoLine(demo))
      return 0
    } finally {
      await server.close()
    }
  },
}
