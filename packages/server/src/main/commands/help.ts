import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describeProblem, exportFolder, FolderError, importFolder } from '../../features/help/index.ts'
import { openFolder, writeFolder } from '../folders.ts'
import type { Command } from '../run.ts'
import { withWorkspace } from './workspace.ts'

export const importHelp: Command = {
  summary: 'Bring the help centre to what the Markdown in DIR says; twice is the same as once',
  operands: ['DIR'],
  options: { prune: true, workspace: 'KEY' },
  async run(io, [path = ''], options) {
    if (!existsSync(path)) {
      io.err(`There is no folder ${resolve(path)}.`)
      return 1
    }
    return withWorkspace(io, options, async (ctx) => {
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
    return withWorkspace(io, options, async (ctx) => {
      const files = await exportFolder(ctx)
      await writeFolder(path, files)
      io.out(`Wrote ${files.length} files to ${resolve(path)}.`)
      return 0
    })
  },
}
