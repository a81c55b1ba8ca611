import { findFirstWorkspace, findWorkspace, findWorkspaceByKey, systemCtx } from '../../features/workspaces/index.ts'
import { loadConfig } from '../../platform/config.ts'
import type { Ctx, Deps } from '../../platform/context.ts'
import { startServer } from '../node.ts'
import type { CommandOptions, Io } from '../run.ts'
import { withSecret } from '../secret.ts'

/** Does something in the workspace that `--workspace` names, or in the only one, and gives the exit code. */
export async function withWorkspace(
  io: Io,
  options: CommandOptions,
  work: (ctx: Ctx) => Promise<number>,
): Promise<number> {
  const env = await withSecret(io.env)
  // A node on a port nobody knows, beside the one that serves, if any.
  const config = loadConfig({ ...env, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: env.LOG_LEVEL ?? 'warn' })
  const server = await startServer(config)
  try {
    const id = await workspaceIdOf(server.deps, options.workspace)
    if (id !== null) return await work(systemCtx(server.deps, id))
    io.err(
      options.workspace === undefined
        ? 'There are several workspaces, or none: name one with --workspace KEY, as in its script tag.'
        : `No workspace has the key ${options.workspace}.`,
    )
    return 1
  } finally {
    await server.close()
  }
}

/** By its key, or by its id. */
async function workspaceIdOf({ db, config }: Deps, named: CommandOptions[string]): Promise<string | null> {
  if (typeof named === 'string') {
    return ((await findWorkspaceByKey(db, named)) ?? (await findWorkspace(db, named)))?.id ?? null
  }
  if (config.mode === 'hosted') return null
  return (await findFirstWorkspace(db))?.id ?? null
}
