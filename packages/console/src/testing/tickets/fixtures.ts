import type { CannedResponse, Macro, Team, TicketClock, TicketType } from '@deskbell/protocol'
import { ago, idOf } from '../fixtures.ts'

const type = (n: number, key: string, name: string, more: Partial<TicketType> = {}): TicketType => ({
  ...{ id: idOf('tty', n), key, name, description: '', offered: true, priority: 'normal', teamId: null },
  ...{ slaPolicyId: null, firstResponse: '', fields: [], position: n, archived: false },
  ...more,
})

export const TYPES: readonly TicketType[] = [
  type(1, 'refund', 'Refund', {
    priority: 'high',
    fields: [
      {
        key: 'reason',
        kind: 'choice',
        label: 'Reason',
        required: true,
        options: [
          { value: 'damaged', label: 'Arrived damaged' },
          { value: 'late', label: 'Came too late' },
          { value: 'other', label: 'Something else' },
        ],
      },
      { key: 'amount', kind: 'number', label: 'Amount in euros', required: false, min: 0 },
      {
        key: 'explain',
        kind: 'long_text',
        label: 'What happened',
        required: true,
        showWhen: { key: 'reason', is: ['other'] },
      },
    ],
  }),
  type(2, 'delivery', 'Delivery', {
    fields: [
      { key: 'order', kind: 'booking', label: 'Order number', required: true },
      { key: 'wanted', kind: 'date', label: 'Wanted on', required: false },
    ],
  }),
  type(3, 'technical', 'Technical question'),
  type(4, 'complaint', 'Complaint', { priority: 'urgent' }),
]

export const TEAMS: readonly Team[] = [
  { id: idOf('tem', 1), name: 'Workshop', memberIds: [idOf('agt', 2), idOf('agt', 4)], openTickets: 3 },
  { id: idOf('tem', 2), name: 'Payments', memberIds: [idOf('agt', 1)], openTickets: 2 },
]

const canned = (n: number, shortcut: string, title: string, text: string): CannedResponse => ({
  ...{ id: idOf('can', n), shortcut, title, text, shared: true, authorId: idOf('agt', 2) },
})

export const CANNED: readonly CannedResponse[] = [
  canned(1, 'hello', 'Greeting', 'Hello {{customer.first_name|there}}, thank you for writing to {{workspace.name}}.'),
  canned(
    2,
    'refund-sent',
    'Refund is on its way',
    'Your refund for {{ticket.number}} is on its way. It takes 3 to 5 days.',
  ),
  canned(3, 'photo', 'Ask for a photo', 'Could you send us a photo of the damage? {{agent.first_name}}'),
]

export const MACROS: readonly Macro[] = [
  {
    id: idOf('mac', 1),
    name: 'Send a new shade',
    actions: [
      { do: 'reply', text: 'Hello {{customer.first_name|there}}, a new shade leaves our workshop tomorrow.' },
      { do: 'note', text: 'Shade ordered for {{ticket.number}}.' },
      { do: 'team', teamId: idOf('tem', 1) },
      { do: 'add_tags', tags: ['spare-part'] },
      { do: 'status', status: 'waiting' },
    ],
  },
  {
    id: idOf('mac', 2),
    name: 'Take it',
    actions: [
      { do: 'assign', to: 'me' },
      { do: 'priority', priority: 'high' },
    ],
  },
]

/** A clock that is due in so many minutes; negative: breached so long ago. */
export const clock = (kind: TicketClock['kind'], minutes: number, more: Partial<TicketClock> = {}): TicketClock => ({
  kind,
  state: minutes < 0 ? 'breached' : 'running',
  atRisk: minutes >= 0 && minutes < 30,
  targetMinutes: kind === 'resolution' ? 2_880 : 240,
  dueAt: ago(-minutes),
  stoppedAt: null,
  ...more,
})
export const met = (kind: TicketClock['kind'], minutesAgo: number): TicketClock =>
  clock(kind, 100, { state: 'met', dueAt: null, stoppedAt: ago(minutesAgo) })
export const paused = (kind: TicketClock['kind']): TicketClock => clock(kind, 100, { state: 'paused', dueAt: null })
