import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describeProblem, exportFolder, FolderError, importFolder } from '../../features/help/index.ts'
import { findFirstWorkspace, findWorkspaceByKey, systemCtx } from '../../features/workspaces/index.ts'
import { loadConfig } from '../../platform/config.ts'
import type { Ctx, Deps } from '../../platform/context.ts'
import { openFolder, writeFolder } from '../folders.ts'
import { startServer } from '../node.ts'
import type { Command, CommandOptions, Io } from '../run.ts'
import { withSecret } from '../secret.ts'

export const importHelp: Command = {
  summary: 'Bring the help centre to what the Markdown in DIR says; twice is the same as once',
  operands: ['DIR'],
  options: { prune: true, workspace: 'KEY' },
  async run(io, [path = ''], options) {
    if (!existsSync(path)) {
      io.err(`There is no folder ${resolve(path)}.`)
      return 1
    }
    return withHelpCenter(io, options, async (ctx) => {
      try {
        const folder = await openFolder(path)
        const { added, changed, unchanged, archived, warnings } = await importFolder(ctx, folder, {
          prune: options.prune === true,
        })
        for (const warning of warnings) io.err(`Note: ${describeProblem(warning)}`)
        const pruned = options.prune === true ? `, ${archived} archived` : ''
        io.out(`Imported: ${added} added, ${changed} changed, ${unchanged} as they were${pruned}.`)
        return 0
      } catch (error) {
        if (!(error instanceof FolderError)) throw error
        io.err('Nothing was imported:')
        for (const problem of error.problems) io.err(`  ${describeProblem(problem)}`)
        return 1
      }
    })
  },
}

export const exportHelp: Command = {
  summary: 'Write the help centre to DIR as Markdown, for "help import" to read',
  operands: ['DIR'],
  options: { workspace: 'KEY' },
  run(io, [path = ''], options) {
    return withHelpCenter(io, options, async (ctx) => {
      const files = await exportFolder(ctx)
      await writeFolder(path, files)
      io.out(`Wrote ${files.length} files to ${resolve(path)}.`)
      return 0
    })
  },
}

async function withHelpCenter(io: Io, options: CommandOptions, work: (ctx: Ctx) => Promise<number>): Promise<number> {
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

async function workspaceIdOf({ db, config }: Deps, key: CommandOptions[string]): Promise<string | null> {
  if (typeof key === 'string') return (await findWorkspaceByKey(db, key))?.id ?? null
  if (config.mode === 'hosted') return null
  return (await findFirstWorkspace(db))?.id ?? null
}
