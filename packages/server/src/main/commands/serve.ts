import { type Demo, seedDemo } from '../../features/demo-data/index.ts'
import { loadConfig } from '../../platform/config.ts'
import type { Deps } from '../../platform/context.ts'
import { FIRST_ADMIN, lacksAdmin } from '../first-admin.ts'
import { openDocumentation } from '../folders.ts'
import { startServer } from '../node.ts'
import type { Command, Io } from '../run.ts'
import { withSecret } from '../secret.ts'

export const serve: Command = {
  summary: 'Bring the database up to date, then serve until stopped',
  operands: [],
  async run(io) {
    const stopped = Promise.withResolvers<void>()
    const config = loadConfig(await withSecret(io.env))
    const server = await startServer(config, { prepare: (deps) => greet(io, deps) })

    let asked = 0
    io.onStop((signal) => {
      // Whoever asks twice does not want to wait.
      if (++asked > 1) return io.exit(1)
      server.deps.logger.info({ signal }, 'asked to stop')
      server.close().then(stopped.resolve, stopped.reject)
    })
    await stopped.promise
    return 0
  },
}

/** Seeds the demo where it is on, and says where everything is. */
async function greet(io: Io, deps: Deps): Promise<void> {
  const { config } = deps
  const demo = config.demo ? await seedDemo(deps, { documentation: await openDocumentation() }) : null
  io.out(`Deskbell answers at ${config.publicUrl}`)
  if (demo) io.out(`  Demo page   ${config.publicUrl}/`)
  io.out(`  Console     ${config.publicUrl}/console`)
  if (demo) io.out(demoLine(demo))
  io.out(`  API         ${config.publicUrl}/api`)
  if (config.mode === 'self-hosted' && (await lacksAdmin(deps.db))) {
    io.out(`There is no admin yet. Make the first one in another terminal: ${FIRST_ADMIN}`)
  }
}

export function demoLine({ email, password }: Demo): string {
  return `  Demo agent  ${email}  password: ${password}`
}
