import { CodedError, kindFacts, type SendNotification } from '@deskbell/protocol'
import { requireAdminOrHost } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { findFirstByCause } from './repository.ts'
import { tell } from './tell.ts'

/**
 * Tells a customer something of the host's own. The same client id again answers with the first; throws
 * `client_id_reused` where that said something else, and `not_found` for an unknown customer.
 */
export async function sendNotification(ctx: Ctx, input: SendNotification): Promise<{ notificationId: string }> {
  requireAdminOrHost(ctx, 'notifications:write')
  const { clientId, customerId, kind, values, url } = input
  requireValues(kind, values)
  const cause = `send:${clientId}`
  const data = { ...values, ...(url !== undefined && { url }) }
  const first = await findFirstByCause(ctx.deps.db, ctx.workspaceId, cause)
  if (first) {
    const isSame =
      first.kind === kind && first.recipient_id === customerId && inOrder(JSON.parse(first.data)) === inOrder(data)
    if (!isSame) throw new CodedError('client_id_reused')
    return { notificationId: first.id }
  }
  const notificationId = await tell(ctx, cause, {
    kind,
    to: { kind: 'customer', id: customerId },
    target: url === undefined ? { type: 'none' } : { type: 'url', url },
    data,
  })
  if (notificationId === null) throw new CodedError('not_found', `No customer has the id ${customerId}`)
  return { notificationId }
}

/** Values as text that is the same for the same ones, in whatever order they came. */
function inOrder(values: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Every value of the kind is there, and nothing else. */
function requireValues(kind: SendNotification['kind'], values: Readonly<Record<string, string>>): void {
  const { variables } = kindFacts(kind)
  const errors = [
    ...variables
      .filter((name) => !values[name]?.trim())
      .map((name) => ({ path: `body.values.${name}`, message: 'is missing' })),
    ...Object.keys(values)
      .filter((name) => !variables.includes(name))
      .map((name) => ({
        path: `body.values.${name}`,
        message: `is no value of ${kind}; it takes ${variables.join(', ')}`,
      })),
  ]
  if (errors.length > 0) throw new CodedError('invalid_input', undefined, { errors })
}
