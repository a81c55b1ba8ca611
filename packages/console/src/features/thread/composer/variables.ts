import type { Agent, Ticket, Variable, Workspace } from '@deskbell/protocol'
import { t } from '../../../i18n/index.ts'
import type { ConversationState } from '../../../sdk.ts'
import { spokenTime } from '../../../ui/dates.ts'

interface Facts {
  readonly customer: NonNullable<ConversationState['customer']>
  readonly agent: Pick<Agent, 'id' | 'name'>
  readonly workspace: Pick<Workspace, 'name'>
  readonly ticket: Ticket | null
}

const first = (name: string | null | undefined) => name?.trim().split(/\s+/u)[0] ?? ''

/** What stands in for the variables of a canned response, here and now. */
export function valuesFor({ customer, agent, workspace, ticket }: Facts): Partial<Record<Variable, string>> {
  return {
    'customer.name': customer.name ?? '',
    'customer.first_name': first(customer.name),
    'customer.email': customer.email ?? '',
    'agent.name': agent.name,
    'agent.first_name': first(agent.name),
    'workspace.name': workspace.name,
    ...(ticket && { 'ticket.number': t.tickets.number(ticket.number), 'ticket.subject': ticket.subject }),
    ...(ticket?.expectedAt && { expected_response: spokenTime(ticket.expectedAt) }),
  }
}
