import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { CodedError } from '@deskbell/protocol'
import { ConfigError, type Env } from '../platform/config.ts'
import { admin } from './commands/admin.ts'
import { backup } from './commands/backup.ts'
import { config } from './commands/config.ts'
import { doctor } from './commands/doctor.ts'
import { exportHelp, importHelp } from './commands/help.ts'
import { migrateDatabase } from './commands/migrate.ts'
import { seed } from './commands/seed.ts'
import { serve } from './commands/serve.ts'
import { version } from './version.ts'

/** What a command is given of the process it runs in. */
export interface Io {
  readonly env: Env
  out(line: string): void
  err(line: string): void
  /** Registers what to do when the process is asked to stop. */
  onStop(stop: (signal: string) => void): void
  /** Ends the process at once, as when it is asked to stop a second time. */
  exit(code: number): void
}

export interface Command {
  readonly summary: string
  /** What follows the name, such as `FILE`. */
  readonly operands: readonly string[]
  /** What may be said besides, by name: `prune` is `--prune`; a text says what its value is, such as `KEY`. */
  readonly options?: Readonly<Record<string, true | string>>
  /** Gives the exit code. */
  run(io: Io, operands: readonly string[], options: CommandOptions): Promise<number>
}

export type CommandOptions = Readonly<Record<string, string | boolean | undefined>>

/** By name; the name of a group stands before those of its commands. */
const COMMANDS: Readonly<Record<string, Command>> = {
  serve,
  migrate: migrateDatabase,
  seed,
  admin,
  'help import': importHelp,
  'help export': exportHelp,
  backup,
  doctor,
  config,
}

/**
 * Runs the `deskbell` command and gives its exit code: 0 done, 1 failed, 2 not understood.
 *
 * @example await runCommand(['backup', 'desk.db'], io)
 */
export async function runCommand(args: readonly string[], io: Io): Promise<number> {
  const understood = understand(args)
  if ('wrong' in understood) {
    io.err(understood.wrong)
    io.err('')
    io.err(usage())
    return 2
  }
  if ('says' in understood) {
    io.out(understood.says)
    return 0
  }
  try {
    return await understood.command.run(io, understood.operands, understood.options)
  } catch (error) {
    for (const line of explain(error)) io.err(line)
    return 1
  }
}

type Understood =
  | { wrong: string }
  | { says: string }
  | { command: Command; operands: readonly string[]; options: CommandOptions }

function understand(args: readonly string[]): Understood {
  let parsed: ReturnType<typeof parseArgs>
  try {
    parsed = parseArgs({ args: [...args], allowPositionals: true, options: knownOptions() })
  } catch (error) {
    return { wrong: `deskbell: ${(error as Error).message.split('. ')[0]}` }
  }
  const { help, version: asksVersion, ...options } = parsed.values as CommandOptions
  const [first, second] = parsed.positionals
  if (asksVersion) return { says: version() }
  if (help || (first === 'help' && second === undefined)) return { says: usage() }
  if (first === undefined) return { wrong: 'deskbell: say what to do' }
  const isGroup = Object.keys(COMMANDS).some((known) => known.startsWith(`${first} `))
  const name = isGroup && second !== undefined ? `${first} ${second}` : first
  const operands = parsed.positionals.slice(name === first ? 1 : 2)
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) return { wrong: `deskbell: there is no command "${name}"` }
  const missing = command.operands[operands.length]
  if (missing) return { wrong: `deskbell ${name}: ${missing} is missing` }
  const extra = operands[command.operands.length]
  if (extra !== undefined) return { wrong: `deskbell ${name}: "${extra}" is one too many` }
  const foreign = Object.keys(options).find((option) => !Object.hasOwn(command.options ?? {}, option))
  if (foreign) return { wrong: `deskbell ${name}: --${foreign} is for another command` }
  return { command, operands, options }
}

function knownOptions(): ParseArgsOptionsConfig {
  const known: ParseArgsOptionsConfig = {
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean', short: 'v' },
  }
  for (const { options = {} } of Object.values(COMMANDS)) {
    for (const [name, value] of Object.entries(options)) known[name] = { type: value === true ? 'boolean' : 'string' }
  }
  return known
}

function usage(): string {
  const lines = Object.entries(COMMANDS).map(([name, { operands, options = {}, summary }]) => {
    const said = Object.entries(options).map(([option, value]) => {
      return value === true ? `[--${option}]` : `[--${option} ${value}]`
    })
    const line = `  ${[name, ...operands].join(' ').padEnd(18)} ${summary}`
    return said.length > 0 ? `${line}\n${' '.repeat(21)}${said.join(' ')}` : line
  })
  return [
    'Usage: deskbell COMMAND',
    '',
    ...lines,
    '',
    'Settings are environment variables; "deskbell config" lists them.',
  ].join('\n')
}

/** What went wrong in words for whoever typed the command, without a stack. */
function explain(error: unknown): string[] {
  if (error instanceof ConfigError) {
    return [
      'Some settings cannot be used:',
      ...error.faults.map(({ name, wrong, mend }) => `  ${name} ${wrong}. ${mend}`),
    ]
  }
  if (error instanceof CodedError) return [`deskbell: ${error.message} (${error.code})`]
  if (!(error instanceof Error)) return [`deskbell: ${String(error)}`]
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'EADDRINUSE') return ['deskbell: the port is in use. Stop what listens there, or set PORT to another.']
  if (code === 'EACCES') return [`deskbell: not allowed: ${error.message}`]
  if (code === 'ECONNREFUSED')
    return ['deskbell: the database does not answer. Check DATABASE_URL and that PostgreSQL runs.']
  return [`deskbell: ${error.message}`]
}
