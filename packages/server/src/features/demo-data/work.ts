import type { CreateCannedResponse, CreateMacro, RoutingRule } from '@deskbell/protocol'
import type { Ctx } from '../../platform/context.ts'
import { createCannedResponse, createMacro } from '../macros/index.ts'
import { createTeam, saveRoutingRules } from '../teams/index.ts'
import { listTicketTypes } from '../ticket-types/index.ts'
import type { PersonKey } from './stories.ts'

const TEAMS = {
  visits: { name: 'Visits', members: ['mara', 'theo'] },
  accounts: { name: 'Firms and accounts', members: ['robin', 'mara'] },
} as const satisfies Record<string, { name: string; members: readonly PersonKey[] }>

/** Which team a question goes to, by the keys of its type. Firms have their own people, whatever they ask. */
const BY_TYPE = [
  { name: 'Payments and invoices', types: ['payment_issue', 'billing_inquiry'], team: 'accounts' },
  {
    name: 'Around a visit',
    types: ['booking_question', 'reschedule_request', 'cancellation_request', 'service_issue'],
    team: 'visits',
  },
] as const

const CANNED: readonly Omit<CreateCannedResponse, 'shared'>[] = [
  {
    shortcut: 'hello',
    title: 'Hello',
    text: 'Hello {{customer.first_name|there}}, this is {{agent.first_name}} from {{workspace.name}}.',
  },
  {
    shortcut: 'bring',
    title: 'What to have ready',
    text: 'Please have a passport or driving licence ready, and leave the papers unsigned until the notary is with you.',
  },
  {
    shortcut: 'on-the-way',
    title: 'On the way',
    text: 'Your notary is on the way and will be with you in about 15 minutes.',
  },
  {
    shortcut: 'moved',
    title: 'Visit moved',
    text: 'Your visit is moved. You will find the new time under Bookings, and we remind you the day before.',
  },
  {
    shortcut: 'invoice',
    title: 'Invoice sent',
    text: 'The invoice is on its way to {{customer.email|your address}}. It should arrive within a few minutes.',
  },
  {
    shortcut: 'apostille',
    title: 'Apostille',
    text: 'For use abroad the paper needs an apostille. We take it to the Secretary of State for you; allow four days.',
  },
]

const MACROS: readonly CreateMacro[] = [
  {
    name: 'Ask for the booking',
    actions: [
      { do: 'assign', to: 'me' },
      {
        do: 'reply',
        text: 'Hello {{customer.first_name|there}}, which booking is it about? Its number begins with HN and stands in the confirmation.',
      },
      { do: 'status', status: 'waiting' },
    ],
  },
  {
    name: 'Refund the visit',
    actions: [
      {
        do: 'reply',
        text: 'Hello {{customer.first_name|there}}, the visit is refunded. The money is back on your card within five working days.',
      },
      { do: 'note', text: 'Refunded by {{agent.name}}.' },
      { do: 'add_tags', tags: ['refund'] },
      { do: 'status', status: 'resolved' },
    ],
  },
]

/** How the demo's desk divides its work, and what it says often; `ctx` acts for an admin. */
export async function seedWork(ctx: Ctx, people: Readonly<Record<PersonKey, { readonly id: string }>>): Promise<void> {
  const teams: Partial<Record<keyof typeof TEAMS, string>> = {}
  for (const [key, { name, members }] of Object.entries(TEAMS)) {
    const memberIds = members.map((member) => people[member].id)
    teams[key as keyof typeof TEAMS] = (await createTeam(ctx, { name, memberIds })).id
  }
  const { items: types } = await listTicketTypes(ctx)
  const teamOf = (key: keyof typeof TEAMS) => teams[key] ?? ''
  const byType = BY_TYPE.map(({ name, types: keys, team }): RoutingRule => {
    const is = types.filter((type) => keys.some((key) => key === type.key)).map((type) => type.id)
    return { name, conditions: [{ fact: 'type', is }], teamId: teamOf(team) }
  })
  const firms: RoutingRule = {
    name: 'Law and title firms',
    conditions: [{ fact: 'attribute', key: 'plan', is: ['Business'] }],
    teamId: teamOf('accounts'),
  }
  await saveRoutingRules(ctx, { items: [firms, ...byType], revision: 0 })
  for (const canned of CANNED) await createCannedResponse(ctx, { ...canned, shared: true })
  for (const macro of MACROS) await createMacro(ctx, macro)
}
