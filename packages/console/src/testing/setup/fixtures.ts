import type { BusinessHours, Calendar, RoutingRules, SlaPolicy, TicketTypePreset } from '@deskbell/protocol'
import { idOf } from '../fixtures.ts'

const OFFICE = [{ from: '09:00', to: '17:30' }]
const days: BusinessHours['days'] = {
  ...{ mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE },
  sat: [{ from: '10:00', to: '14:00' }],
  sun: [],
}

export const CALENDARS: readonly Calendar[] = [
  {
    ...{ id: idOf('cal', 1), name: 'Office, Lisbon', hours: { timeZone: 'Europe/Lisbon', days } },
    holidays: [
      { date: '2026-12-25', name: 'Christmas' },
      { date: '2027-01-01', name: 'New Year' },
    ],
  },
]

const target = (first: number, resolution: number) => ({ firstResponse: first, nextResponse: first, resolution })

export const POLICIES: readonly SlaPolicy[] = [
  {
    ...{ id: idOf('slp', 1), name: 'Standard', calendarId: idOf('cal', 1), atRiskPercent: 80, isDefault: true },
    targets: {
      urgent: target(120, 1_440),
      high: target(240, 2_880),
      normal: target(1_440, 7_200),
      low: target(2_880, 14_400),
    },
    escalations: [
      {
        ...{ clock: 'first_response', when: 'breached', afterMinutes: 30, notifyAgentIds: [idOf('agt', 1)] },
        ...{ teamId: idOf('tem', 1), raiseToUrgent: true },
      },
    ],
  },
  {
    ...{ id: idOf('slp', 2), name: 'Business customers', calendarId: null, atRiskPercent: 70, isDefault: false },
    targets: {
      urgent: target(30, 480),
      high: target(60, 960),
      normal: target(240, 2_880),
      low: { firstResponse: 480, nextResponse: null, resolution: null },
    },
    escalations: [],
  },
]

export const RULES: RoutingRules = {
  revision: 3,
  items: [
    {
      ...{ name: 'Studio customers', teamId: idOf('tem', 2) },
      conditions: [{ fact: 'attribute', key: 'plan', is: ['Studio', 'Business'] }],
    },
    {
      ...{ name: 'Urgent in Portuguese', teamId: idOf('tem', 1) },
      conditions: [
        { fact: 'language', is: ['pt'] },
        { fact: 'priority', is: ['high', 'urgent'] },
      ],
    },
  ],
}

export const PRESETS: readonly TicketTypePreset[] = [
  {
    ...{ key: 'service', name: 'Services', description: 'Repairs, visits and what follows them' },
    types: [
      { key: 'refund', name: 'Refund', priority: 'high' },
      { key: 'delivery', name: 'Delivery', priority: 'normal' },
      { key: 'technical', name: 'Technical question', priority: 'normal' },
      { key: 'complaint', name: 'Complaint', priority: 'urgent' },
    ],
  },
  {
    ...{ key: 'company', name: 'Company', description: 'A contact page for customers, partners and the press' },
    types: [
      { key: 'general', name: 'General inquiry', priority: 'normal' },
      { key: 'technical', name: 'Technical support', priority: 'high' },
      { key: 'partnership', name: 'Partnership', priority: 'normal' },
      { key: 'media', name: 'Media inquiry', priority: 'high' },
    ],
  },
]
