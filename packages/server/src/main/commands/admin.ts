import { CodedError, Email, Name } from '@deskbell/protocol'
import * as v from 'valibot'
import { type MadeAdmin, makeAdmin, passwordUrl } from '../../features/agents/index.ts'
import { loadConfig } from '../../platform/config.ts'
import type { Command } from '../run.ts'
import { withSecret } from '../secret.ts'
import { withWorkspace } from './workspace.ts'

export const admin: Command = {
  summary: 'Make EMAIL an admin, new or known, and give a link to set their password',
  operands: ['EMAIL'],
  options: { name: 'NAME', workspace: 'KEY' },
  async run(io, [given = ''], options) {
    const email = check(Email, given, `"${given}"`)
    const name = options.name === undefined ? undefined : check(Name, options.name, '--name')
    // As the service that serves has it; this process listens elsewhere.
    const { publicUrl } = loadConfig(await withSecret(io.env))
    return withWorkspace(io, options, async (ctx) => {
      const made = await makeAdmin(ctx, { email, name })
      io.out(sayMade(made, email))
      io.out('To set a password, open this link within a day. It works once:')
      io.out(`  ${passwordUrl(publicUrl, made.token)}`)
      if (made.was !== 'nobody') io.out('A password they have already stays until then.')
      return 0
    })
  },
}

function sayMade({ was, name, workspaceName }: MadeAdmin, email: string): string {
  const who = `${name} <${email}>`
  switch (was) {
    case 'nobody':
      return `${who} is now an admin of ${workspaceName}.`
    case 'former':
      return `${who} had no access to ${workspaceName} any more. They have it again, as an admin.`
    case 'agent':
      return `${who} works in ${workspaceName} already, and is now an admin.`
    case 'admin':
      return `${who} is an admin of ${workspaceName} already. Here is a new link.`
  }
}

function check<S extends v.GenericSchema>(schema: S, value: unknown, what: string): v.InferOutput<S> {
  const result = v.safeParse(schema, value)
  if (result.success) return result.output
  throw new CodedError('invalid_input', `${what} ${result.issues[0].message}`)
}
