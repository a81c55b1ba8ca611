import { type ApiKeyScope, CodedError } from '@deskbell/protocol'
import type { Actor, Ctx } from './context.ts'

export type CustomerActor = Extract<Actor, { kind: 'customer' }>
export type AgentActor = Extract<Actor, { kind: 'agent' }>

/** The customer who asks. Throws `forbidden` for anyone else. */
export function requireCustomer(ctx: Ctx): CustomerActor {
  if (ctx.actor.kind !== 'customer') throw new CodedError('forbidden', 'Only customers may do this')
  return ctx.actor
}

/** The agent who asks, whatever their role. Throws `forbidden` for anyone else. */
export function requireAgent(ctx: Ctx): AgentActor {
  if (ctx.actor.kind !== 'agent') throw new CodedError('forbidden', 'Only people of the workspace may do this')
  return ctx.actor
}

/** Someone who may read the inbox: an admin or agent, not a provider. */
export function requireInbox(ctx: Ctx): AgentActor {
  const agent = requireAgent(ctx)
  if (agent.role === 'provider') throw new CodedError('forbidden', 'Providers do not see the inbox')
  return agent
}

/** Somebody of the office: an admin or agent, or a host's back end whose key has `scope`. */
export function requireOffice(ctx: Ctx, scope: ApiKeyScope): void {
  if (ctx.actor.kind !== 'host') requireInbox(ctx)
  else requireScope(ctx.actor, scope)
}

/** An admin, or a host's back end whose key has `scope`. */
export function requireAdminOrHost(ctx: Ctx, scope: ApiKeyScope): void {
  if (ctx.actor.kind !== 'host') requireAdmin(ctx)
  else requireScope(ctx.actor, scope)
}

function requireScope({ scopes }: Extract<Actor, { kind: 'host' }>, scope: ApiKeyScope): void {
  if (scopes.includes(scope)) return
  throw new CodedError('forbidden', `The key lacks the scope ${scope}; make one that has it`)
}

/** Throws `forbidden` unless an admin asks. */
export function requireAdmin(ctx: Ctx): AgentActor {
  const agent = requireAgent(ctx)
  if (agent.role !== 'admin') throw new CodedError('forbidden', 'Only admins may do this')
  return agent
}
